import { answerHelp } from '@tealight/db/posts/answer'
import { deletePost } from '@tealight/db/posts/delete'
import { editPost } from '@tealight/db/posts/edit'
import { readPost } from '@tealight/db/posts/read'
import { readForReport, reportPost } from '@tealight/db/posts/report'
import { reply } from '@tealight/db/posts/write'
import type { App, RouteOptions } from '../app.ts'
import { rootOf } from '../session.ts'
import * as contract from './contract.ts'

export async function posts(app: App, { db }: RouteOptions) {
  app.route({
    ...contract.writePost,
    handler: async (request, answer) => {
      const { params, body } = request
      const { clientKey, ...content } = body
      const written = await reply(db, rootOf(request), { thread: params.thread, content, clientKey })
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

  app.route({
    ...contract.answerHelp,
    handler: async (request) =>
      db.transaction((tx) => answerHelp(tx, rootOf(request), request.params.post, request.body.answer)),
  })

  app.route({
    ...contract.readForReport,
    handler: async (request) => readForReport(db, rootOf(request), request.params.post),
  })

  app.route({
    ...contract.reportPost,
    handler: async (request, answer) => {
      const { params, body } = request
      const told = await db.transaction((tx) => reportPost(tx, rootOf(request), { post: params.post, ...body }))
      return answer.code(201).send(told)
    },
  })
}
