import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { enhancements } from './enhancements.ts'
import { policy } from './policy.ts'

export default defineConfig({
  plugins: [
    enhancements(),
    sveltekit({
      // The prefix keeps the adapter's own settings apart from those of the process that it runs in: see serve.ts.
      adapter: adapter({ out: 'build', precompress: true, envPrefix: 'TEALIGHT_WEB_' }),
      csp: {
        mode: 'auto',
        directives: Object.fromEntries(Object.entries(policy).map(([name, values]) => [name, [...values]])),
      },
      // hooks.server.ts checks the origin itself, of every kind of body, and answers with a kind page.
      csrf: { trustedOrigins: ['*'] },
      // The static copy of the help page is shown under any path when nothing else answers.
      paths: { relative: false },
      // A slow phone asks for the sheet as soon as the headers are there, not after the letters.
      output: { linkHeaderPreload: true },
      prerender: { entries: ['/help/offline'], crawl: false },
    }),
  ],
  // What all pages look like comes as one sheet, not as one for each component: every answer carries 1.3 KB of headers.
  environments: {
    ssr: {
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'look', test: /src\/look\/.*\.(svelte|css)/ }] } },
        },
      },
    },
  },
  server: { port: 5173, strictPort: true },
})
