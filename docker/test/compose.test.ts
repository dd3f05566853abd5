import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from '../settings.ts'
import { root } from '../tools.ts'

// No image is built here. What can be known without building one is checked.

interface Service {
  image?: string
  build?: { context: string; dockerfile: string; target: string }
  command?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, unknown>
  networks?: string[]
  ports?: string[]
  volumes?: string[]
}

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const compose = parse(read('docker/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>
  volumes: Record<string, unknown>
  networks: Record<string, unknown>
}
const services = Object.entries(compose.services)
const dockerfile = read('docker/Dockerfile').replaceAll('\\\n', ' ')
const lines = dockerfile.split('\n')
const stages = lines
  .flatMap((line) => /^FROM (\S+) AS (\S+)$/.exec(line)?.slice(1) ?? [])
  .filter((_, index) => index % 2 === 1)

describe('the Dockerfile', () => {
  const copies = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(/\s+/) ?? [])
  test.each(copies)('copies %s, which is there', (source) => {
    expect(existsSync(join(root, source))).toBe(true)
  })

  test('takes from stages that it has', () => {
    const taken = lines.flatMap((line) => /^COPY --from=(\S+)/.exec(line)?.[1] ?? [])
    expect(taken.filter((stage) => !stages.includes(stage))).toEqual([])
  })

  const started = lines.flatMap(
    (line) => /^CMD \["node", "--import", "\.\/(docker\/\S+)", "(docker\/\S+)"\]/.exec(line)?.slice(1) ?? [],
  )
  test.each(started)('starts %s, which is there', (file) => {
    expect(existsSync(join(root, file))).toBe(true)
  })

  test('has every package in it that pnpm installs', () => {
    const { packages } = parse(read('pnpm-workspace.yaml')) as { packages: string[] }
    for (const name of packages) expect(dockerfile).toContain(`COPY ${name}/package.json ${name}/`)
  })

  test('uses the pnpm of package.json', () => {
    const { packageManager } = JSON.parse(read('package.json')) as { packageManager: string }
    expect(new Set(dockerfile.match(/pnpm@[\d.]+/g))).toEqual(new Set([packageManager.split('+')[0]]))
  })

  test('runs nothing of ours as root', () => {
    const house = dockerfile.slice(dockerfile.indexOf('AS house'), dockerfile.indexOf('AS front'))
    expect(house).toContain('USER node')
    expect(house).not.toContain('USER root')
  })
})

describe('compose', () => {
  test('builds targets that the Dockerfile has', () => {
    const targets = services.flatMap(([, { build }]) => build?.target ?? [])
    expect(targets.filter((target) => !stages.includes(target))).toEqual([])
    expect(targets.sort()).toEqual(['api', 'front', 'migrate', 'web', 'worker'])
  })

  test('sets only what docker/settings.ts reads, and it is accepted', () => {
    const settings = read('docker/settings.ts')
    for (const name of ['api', 'web', 'worker', 'migrate']) {
      const environment = compose.services[name]?.environment ?? {}
      for (const variable of Object.keys(environment)) expect(settings).toContain(`env['${variable}']`)
      const filled = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filledIn(value)]))
      expect(() => readSettings({ ...filled, HOST: '0.0.0.0' })).not.toThrow()
    }
  })

  test('names services, networks and volumes that are there', () => {
    for (const [, { depends_on = {}, networks = [], volumes = [] }] of services) {
      for (const name of Object.keys(depends_on)) expect(compose.services).toHaveProperty(name)
      for (const name of networks) expect(compose.networks).toHaveProperty(name)
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '')
    }
  })

  test('opens no door but the one in front', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['front'])
  })

  test('gives web neither the store nor the keys', () => {
    const { environment = {}, volumes = [] } = compose.services['web'] ?? {}
    expect(Object.keys(environment)).not.toContain('DATABASE_URL')
    expect(volumes).toEqual([])
  })

  test('keeps the queue, and forgets the limits', () => {
    const command = (name: string) => compose.services[name]?.command?.join(' ') ?? ''
    expect(command('redis')).toMatch(/--appendonly yes.*--maxmemory-policy noeviction/)
    expect(command('redis-volatile')).toMatch(/--save {2}--appendonly no/)
    expect(compose.services['redis-volatile']?.volumes).toBeUndefined()
  })

  test('logs as little as our own Postgres does', async () => {
    const { serverOptions } = await import('../postgres/options.ts')
    const own = serverOptions({ port: 1, connections: 1, durable: true }).filter((option) =>
      /^log_(min|error|statement|parameter|conn|disc)/.test(option),
    )
    const theirs = compose.services['postgres']?.command ?? []
    expect(own.map((option) => `-c${option}`).filter((option) => !theirs.includes(option))).toEqual([])
  })

  test('has no access log in front', () => {
    expect(read('docker/Caddyfile').replace(/#.*/g, '')).not.toMatch(/^\s*log\b/m)
  })

  const plugin = spawnSync('docker', ['compose', 'version']).status === 0
  test.skipIf(!plugin)('docker compose reads it', () => {
    const env = { ...process.env, TEALIGHT_ORIGIN: 'https://forum.example.org', POSTGRES_PASSWORD: 'x' }
    const { status, stderr } = spawnSync('docker', ['compose', '-f', 'docker/compose.yaml', 'config', '--quiet'], {
      cwd: root,
      env,
    })
    expect(stderr.toString()).toBe('')
    expect(status).toBe(0)
  })
})

function filledIn(value: string): string {
  return value
    .replace(/\$\{TEALIGHT_ORIGIN[^}]*\}/g, 'https://forum.example.org')
    .replace(/\$\{POSTGRES_PASSWORD[^}]*\}/g, 'word')
}
