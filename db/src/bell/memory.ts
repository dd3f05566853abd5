import { listeners, type Bell } from './bell.ts'

/** Within one process. */
export function memoryBell(): Bell {
  const { tell, hear } = listeners()
  return { ring: (rings) => rings.forEach(tell), hear, close: async () => {} }
}
