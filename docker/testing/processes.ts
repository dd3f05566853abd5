import { execFileSync } from 'node:child_process'

export interface Process {
  pid: number
  ppid: number
  command: string
}

/** Every process of this machine that is alive; one that has ended and was not yet asked after is not. */
export function living(): Process[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
    .split('\n')
    .flatMap((line) => {
      const [, pid, ppid, state = 'Z', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      return state.startsWith('Z') ? [] : [{ pid: Number(pid), ppid: Number(ppid), command }]
    })
}

/** A process and everything below it. */
export function familyOf(pid: number, all = living()): Process[] {
  const self = all.filter((one) => one.pid === pid)
  return [...self, ...all.filter((one) => one.ppid === pid).flatMap((child) => familyOf(child.pid, all))]
}
