import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root, type Outcome } from '../tools.ts'

/** Finds paths that a README cites and nobody can follow any more. */
export async function checkPaths(): Promise<Outcome> {
  const broken: string[] = []
  const docs = glob('**/*.md', {
    cwd: root,
    exclude: (name) => /(^|\/)(node_modules|build|\.svelte-kit|\.git)$/.test(name),
  })
  for await (const doc of docs) {
    const text = await readFile(join(root, doc), 'utf8')
    for (const path of citedPaths(text)) {
      const known = [join(root, path), join(root, dirname(doc), path)].some((place) => existsSync(place))
      if (!known) broken.push(`${doc} cites ${path}, which does not exist`)
    }
  }
  return { code: broken.length === 0 ? 0 : 1, said: broken.join('\n') }
}

/** What looks like a path of ours: in backticks or as the target of a link. */
function citedPaths(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)
  const linked = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => target)
  return [
    ...quoted.filter((words) => oursByName.test(words)),
    ...linked.filter((target) => !/^[a-z]+:/.test(target)),
  ].filter((path) => !/[*<>{}$…]|\bNAME\b|\/build(\/|$)|\.tealight/.test(path))
}

/** Starts like one of our folders, or is a file with an ending that we use; so neither a route nor a package name. */
const oursByName =
  /^((api|db|worker|web|docker|\.ci)\/[\w@.+[\]/-]+|(\.\/)?[\w.-]+\.(ts|mjs|cjs|svelte|sql|yaml|json))$/
