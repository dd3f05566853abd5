import { deletePost } from '@tealight/db/posts/delete'
import { editPost } from '@tealight/db/posts/edit'
import { readPost } from '@tealight/db/posts/read'
import { writePost } from '@tealight/db/posts/write'
import type { App, RouteOptions } from '../app.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function posts(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.writePost,
    handler: async (request, answer) => {
      const { params, body } = request
      const { clientKey, ...content } = body
      const written = await db.transaction((tx) =>
        writePost(tx, rootOf(request), { thread: params.thread, content, clientKey }),
      )
      return answer.code(201).send(written)
    },
  })

  app.route({
    ...contract.readPost,
    handler: async (request) => readPost(db, rootOf(request), request.params.post),
  })

  app.route({
    ...contract.editPost,
    handler: async (request) => {
      const { params, body } = request
      const { version, ...content } = body
      return db.transaction((tx) => editPost(tx, rootOf(request), { post: params.post, version, content }))
    },
  })

  app.route({
    ...contract.deletePost,
    handler: async (request) => db.transaction((tx) => deletePost(tx, rootOf(request), request.params.post)),
  })
}
