/**
 * Calls `end` once, whoever says that it is time: Ctrl-C, a service manager, a closed terminal, the word of the process
 * above, or that process's death, which closes the channel between us even after kill -9.
 */
export function onEnding(end: (hurry: boolean) => void): void {
  let since = 0
  const told = () => {
    const now = performance.now()
    if (since === 0) {
      since = now
      end(false)
    } else if (now - since > 1000) {
      // A second Ctrl-C. One press may arrive twice: from the terminal and passed down from above
      end(true)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told)
  process.on('disconnect', told)
  process.on('message', (message) => {
    if (message === 'end') told()
  })
}
