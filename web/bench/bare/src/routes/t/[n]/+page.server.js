import { threads } from '../../../memory.server.js'

export const load = ({ params }) => threads[Number(params.n)]
