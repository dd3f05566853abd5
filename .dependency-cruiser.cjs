// The picture in README, as rules: web → the api's contract, api → db, worker → db, and db is a house with floors.

/** Of db, low to high. An import goes down or stays; what has no floor of its own yet is refused. */
const floors = [
  ['tables', 'keys', 'bell'],
  ['crisis', 'texts'],
  ['audit', 'notices'],
  ['identities', 'personas', 'groups'],
  ['flags', 'resources', 'staff'],
  ['posts', 'threads', 'rooms', 'messages', 'meetings'],
  ['search'],
  ['assessments', 'decisions', 'retention', 'erasure'],
]
/** Files of db that stand on no floor: everybody in db may use them, and they use only each other and the keys. */
const ground = '^db/src/(words|policy|store|refusals|pages)\\.ts$'

const any = (names) => `^db/src/(${names.join('|')})/`

const never = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
})
const modules = (names) => `(^|/)node_modules/(\\.pnpm/)?(${names})(@|/|$)|^(${names})(/|$)`

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      // A part may name the type of the whole it is put into: nothing is loaded in a circle by that
      comment: 'Two files that need each other are one thought, or a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-found',
      comment: 'What is imported must be there.',
      severity: 'error',
      from: {},
      // made by kit at build time
      to: { couldNotResolve: true, pathNot: '^(\\./\\$types|\\$app/|virtual:)' },
    },
    {
      name: 'not-declared',
      comment: 'A package names what it uses.',
      severity: 'error',
      from: { path: '^(api|db|worker|web)/src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },

    {
      ...never(
        'web-knows-the-contract',
        'Of ours, web knows the contract of the api and nothing else.',
        '^web/(?!(e2e|bench)/|playwright\\.config\\.ts$)',
        '^(api|db|worker|docker)/',
      ),
      to: { path: '^(api|db|worker|docker)/', pathNot: '^api/src/(contract|[^/]+/contract|resources/helplines)\\.ts$' },
    },
    never(
      'web-has-no-server-of-its-own',
      'Truth and queues are not web’s.',
      '^web/(src|serve\\.ts)',
      modules('fastify|postgres|pg|drizzle-orm|bullmq|ioredis'),
    ),
    {
      ...never(
        'contract-is-pure',
        'What web takes into the browser is schemas, types and the closed word lists.',
        '^api/src/(contract|[^/]+/contract|resources/helplines)\\.ts$',
        '',
      ),
      to: {
        path: '^(api|db|worker|web|docker)/',
        pathNot: '^(api/src/(contract|[^/]+/contract)\\.ts|db/src/(words|policy)\\.ts)$',
      },
    },

    never(
      'api-has-no-sql',
      'The api holds no SQL and no queue: it asks verbs of db.',
      '^api/src/',
      modules('drizzle-orm|postgres|pg|bullmq'),
    ),
    never('api-stands-alone', 'Arrows go down: api → db.', '^api/src/', '^(web|worker|docker)/'),
    {
      ...never(
        'subjects-meet-in-contracts',
        'A subject’s routes use their own contract; another’s only for its types.',
        '^api/src/([^/]+)/routes\\.ts$',
        '',
      ),
      to: { path: '^api/src/[^/]+/routes\\.ts$' },
    },

    never(
      'worker-has-no-sql',
      'The worker changes the truth by the same verbs.',
      '^worker/src/',
      modules('fastify|drizzle-orm|postgres'),
    ),
    never('worker-stands-alone', 'Arrows go down: worker → db.', '^worker/src/', '^(web|api|docker)/'),

    never(
      'db-imports-none-of-ours',
      'db holds the truth and knows nobody above it.',
      '^db/src/',
      '^(web|api|worker|docker)/',
    ),
    never(
      'db-has-no-network',
      'Only the store’s own door speaks to the network.',
      '^db/src/(?!connect\\.ts|migrate\\.ts|bell/)',
      modules('postgres|pg|ioredis|bullmq|fastify'),
    ),
    {
      ...never('tables-are-private', 'SQL does not leak out of db.', '^(api|worker|web|docker)/', '^db/src/tables/'),
      from: { path: '^(api|worker|web|docker)/', pathNot: '/(test|bench)/' },
    },
    ...floors
      .slice(0, -1)
      .map((names, floor) =>
        never(
          `floor-${floor + 1}-looks-down`,
          'A lower floor of db does not know a higher one.',
          any(names),
          any(floors.slice(floor + 1).flat()),
        ),
      ),
    {
      name: 'every-subject-has-a-floor',
      comment: 'A new folder of db is given its floor in this file.',
      severity: 'error',
      from: {},
      to: { path: '^db/src/[^/]+/', pathNot: any(floors.flat()) },
    },
    {
      name: 'ground-of-db',
      comment: 'What everybody stands on.',
      severity: 'error',
      from: { path: ground },
      to: { path: '^db/src/', pathNot: `${ground}|^db/src/(keys|bell)/` },
    },

    {
      name: 'nobody-imports-docker',
      comment: 'docker starts the others; only their tests and benches borrow its helpers.',
      severity: 'error',
      from: {
        path: '^(api|db|worker|web)/',
        pathNot: '^((api|db|worker|web)/(test|bench|e2e)/|web/playwright\\.config\\.ts$)',
      },
      to: { path: '^docker/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|migrations)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'svelte', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
    moduleSystems: ['es6'],
  },
}
