/** What a page of ours may load and do. kit writes it into every page; serve.ts gives it to all that kit does not write. */
export const policy = {
  'default-src': ['none'],
  'script-src': ['self'],
  'style-src': ['self'],
  'img-src': ['self'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'form-action': ['self'],
  'base-uri': ['none'],
  'frame-ancestors': ['none'],
  'manifest-src': ['self'],
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
} as const

const quoted = new Set(['none', 'self', 'script'])

export const policyHeader = Object.entries(policy)
  .map(([name, values]) => `${name} ${values.map((value) => (quoted.has(value) ? `'${value}'` : value)).join(' ')}`)
  .join('; ')
