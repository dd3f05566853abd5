import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

/** The modules, by the names under which a layout asks for their address. */
const entries = {
  'virtual:enhancements': 'main',
  'virtual:enhancements/desk': 'desk',
  'virtual:enhancements/room': 'room',
} as const
type Id = keyof typeof entries
const isId = (source: string): source is Id => Object.hasOwn(entries, source)

/**
 * The script that makes pages kinder, as hashed modules beside kit's own files: one for all pages, one more for the
 * desk, and one for rooms that holds the first too. Pages
 * do not start kit in the browser, so kit would not link them: `virtual:enhancements` gives the address to the layout.
 */
export function enhancements(): Plugin {
  let serving = false
  const made = new Map<Id, Promise<{ path: string; code: string }>>()
  const make = (id: Id) => {
    const known = made.get(id) ?? bundle(entries[id])
    made.set(id, known)
    return known
  }

  return {
    name: 'tealight-enhancements',
    configResolved(config) {
      serving = config.command === 'serve'
    },
    resolveId(source) {
      return isId(source) ? `\0${source}` : undefined
    },
    async load(source) {
      const id = source.slice(1)
      if (!source.startsWith('\0') || !isId(id)) return undefined
      return `export default ${JSON.stringify(serving ? `/src/enhance/${entries[id]}.ts` : `/${(await make(id)).path}`)}`
    },
    async generateBundle() {
      // kit takes the assets of the server's build over to the browser's, and builds the latter only if a page starts kit.
      if (this.environment.name !== 'ssr') return
      for (const id of Object.keys(entries).filter(isId)) {
        const { path, code } = await make(id)
        this.emitFile({ type: 'asset', fileName: path, source: code })
      }
    },
  }
}

async function bundle(name: string) {
  const input = fileURLToPath(new URL(`./src/enhance/${name}.ts`, import.meta.url))
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input } },
  })
  const chunk = [made]
    .flat()
    .flatMap((part) => ('output' in part ? part.output : []))
    .find((file) => file.type === 'chunk')
  if (!chunk) throw new Error('the enhancements came out empty')
  const hash = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 10)
  return {
    path: `_app/immutable/assets/${name === 'main' ? 'enhance' : `enhance-${name}`}.${hash}.js`,
    code: chunk.code,
  }
}
