import { defineConfig } from 'vitest/config'

// The suffix says what a test needs: nothing, Postgres (*.store.test.ts), or Redis besides (*.redis.test.ts).
const tests = '{api,db,worker,web,docker}/test/**/*.test.ts'
const store = '{api,db,worker,web,docker}/test/**/*.store.test.ts'
const redis = '{api,db,worker,web,docker}/test/**/*.redis.test.ts'

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: [tests], exclude: [store, redis] } },
      // our own Postgres, the queue in it, limits in memory
      { extends: true, test: { name: 'embedded', include: [store], globalSetup: 'docker/testing/embedded.ts' } },
      // an outer Postgres whose owner is no superuser, and two Redis
      {
        extends: true,
        test: {
          name: 'outer',
          include: [store, redis],
          exclude: ['docker/test/**'],
          globalSetup: 'docker/testing/outer.ts',
        },
      },
    ],
  },
})
