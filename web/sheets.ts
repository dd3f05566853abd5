import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** A sheet as it stands in a page, and the word of the policy that allows exactly this one. */
export interface Sheet {
  element: string
  source: string
}

const folder = '/_app/immutable/assets/'

/** Every sheet of the build by its address, made once: no page pays for it. */
export async function readSheets(client: URL): Promise<ReadonlyMap<string, Sheet>> {
  const assets = new URL(`.${folder}`, client)
  const names = (await readdir(assets)).filter((name) => name.endsWith('.css'))
  const sheets = names.map(
    async (name) => [folder + name, sheet(await readFile(new URL(name, assets), 'utf8'))] as const,
  )
  return new Map(await Promise.all(sheets))
}

function sheet(text: string): Sheet {
  if (/<\/style/i.test(text)) throw new Error('a sheet would end its own element')
  return {
    element: `<style>${text}</style>`,
    source: `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  }
}
