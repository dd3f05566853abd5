import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const entry = fileURLToPath(new URL('./src/enhance/main.ts', import.meta.url))
const id = 'virtual:enhancements'

/**
 * The script that makes pages kinder, as one hashed module beside kit's own files. Pages do not start kit in the browser, so
 * kit would not link it: `virtual:enhancements` gives its address to the layout.
 */
export function enhancements(): Plugin {
  let serving = false
  let made: Promise<{ path: string; code: string }> | undefined
  const make = () => (made ??= bundle())

  return {
    name: 'tealight-enhancements',
    configResolved(config) {
      serving = config.command === 'serve'
    },
    resolveId(source) {
      return source === id ? `\0${id}` : undefined
    },
    async load(source) {
      if (source !== `\0${id}`) return undefined
      return `export default ${JSON.stringify(serving ? '/src/enhance/main.ts' : `/${(await make()).path}`)}`
    },
    async generateBundle() {
      // kit takes the assets of the server's build over to the browser's, and builds the latter only if a page starts kit.
      if (this.environment.name !== 'ssr') return
      const { path, code } = await make()
      this.emitFile({ type: 'asset', fileName: path, source: code })
    },
  }
}

async function bundle() {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: entry } },
  })
  const chunk = [made]
    .flat()
    .flatMap((part) => ('output' in part ? part.output : []))
    .find((file) => file.type === 'chunk')
  if (!chunk) throw new Error('the enhancements came out empty')
  const hash = createHash('sha256').update(chunk.code).digest('base64url').slice(0, 10)
  return { path: `_app/immutable/assets/enhance.${hash}.js`, code: chunk.code }
}
