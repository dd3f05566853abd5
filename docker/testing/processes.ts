import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Process {
  pid: number
  ppid: number
  command: string
}

/** Every process of this machine that is alive; one that has ended and was not yet asked after is not. */
export function living(): Process[] {
  // a small Debian has no ps
  return process.platform === 'linux' ? fromProc() : fromPs()
}

/** A process and everything below it. */
export function familyOf(pid: number, all = living()): Process[] {
  const self = all.filter((one) => one.pid === pid)
  return [...self, ...all.filter((one) => one.ppid === pid).flatMap((child) => familyOf(child.pid, all))]
}

function fromProc(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, ppid] = /\) (\S) (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return state === 'Z' ? [] : [{ pid: Number(name), ppid: Number(ppid), command }]
      } catch {
        // ended while we looked
        return []
      }
    })
}

function fromPs(): Process[] {
  const listed = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
  return listed.split('\n').flatMap((line) => {
    const [, pid, ppid, state = 'Z', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return state.startsWith('Z') ? [] : [{ pid: Number(pid), ppid: Number(ppid), command }]
  })
}
