import type { Environment } from '../settings.ts'

/** `CRASH_AT=NAME:N`: the process is killed, as by kill -9, when it comes to the named point for the Nth time. */
export function trapFrom(env: Environment): (point: string) => void {
  const [wanted, nth] = (env['CRASH_AT'] ?? '').split(':')
  if (!wanted) return () => {}
  let left = Number(nth ?? 1)
  return (point) => {
    if (point !== wanted) return
    left -= 1
    if (left > 0) return
    process.kill(process.pid, 'SIGKILL')
    // not one step further
    for (;;);
  }
}
