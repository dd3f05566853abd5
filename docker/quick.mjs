// Preloaded into our processes (`node --import`). For each file that drizzle-orm imports from itself, Node reads its
// package.json anew to learn the format: 180 kB, several hundred times. Saying it here takes 0.6 s of processor from the
// start of each process, and 200 MB of garbage.
import { registerHooks } from 'node:module'

const inside = /\/node_modules\/drizzle-orm\/.*\.js$/

registerHooks({
  resolve(specifier, context, next) {
    const own = specifier.startsWith('.') && specifier.endsWith('.js') && inside.test(context.parentURL ?? '')
    return own
      ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context)
  },
})
