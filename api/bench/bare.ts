import Fastify from 'fastify'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'

// The bare part of P2 and P3, as a process of its own: Fastify and one statement, on the same Postgres. It ends with us.
process.on('disconnect', () => process.exit())

const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10 })
const app = Fastify()

app.get<{ Params: { thread: string } }>('/threads/:thread', async ({ params }) => ({
  posts: await sql`
    select id, number, author, text, written_at from bare_posts
    where thread = ${Number(params.thread)} order by number limit 20`,
}))

app.post<{ Params: { thread: string }; Body: { text: string } }>(
  '/threads/:thread',
  async ({ params, body }, answer) => {
    const [row] = await sql`
    insert into bare_posts (thread, author, text) values (${Number(params.thread)}, 'Quiet Heron', ${body.text})
    returning id`
    return answer.code(201).send(row)
  },
)

await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.((app.server.address() as AddressInfo).port)
