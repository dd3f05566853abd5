import { scale } from './a-room.ts'

// All stories of rooms once more, with three apis: whoever writes, reads and leaves does so each time at another one.
scale.apis = 3
await import('./rooms.store.test.ts')
await import('./room-desk.store.test.ts')
