import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls back when the process that started us is gone. npm puts a shell between itself and us, and the shell would wait
 * for us for ever: so when our parent is a shell, its parent is watched too.
 */
export function watchParent(gone) {
  const parent = process.ppid
  const { name, ppid } = look(parent)
  const above = /^-?(sh|dash|bash|zsh)$/.test(name) ? ppid : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === undefined || look(parent).ppid === above)) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

function look(pid) {
  try {
    if (process.platform === 'linux') {
      const [, name, ppid] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      return { name, ppid: Number(ppid) }
    }
    const [ppid, ...name] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return { name: name.join(' ').split('/').at(-1), ppid: Number(ppid) }
  } catch {
    return { name: '', ppid: 0 }
  }
}
