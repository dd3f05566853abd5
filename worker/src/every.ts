/** Does something again and again, never twice at once; what goes wrong is told, and the next time comes all the same. */
export function every(
  milliseconds: number,
  work: () => Promise<unknown>,
  onTrouble: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = round()
  async function round(): Promise<void> {
    await work().catch(onTrouble)
    if (!stopped) timer = setTimeout(() => (running = round()), milliseconds)
  }
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
