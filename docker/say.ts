/** Tells the person at the terminal what is being done and how long it took. */
export async function step<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  // On a terminal the line stands there while the work goes on; in a file it is written once, whole
  if (process.stdout.isTTY) process.stdout.write(`  ${doing} …`)
  try {
    const result = await work()
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    process.stdout.write(process.stdout.isTTY ? ` ${took}\n` : `  ${doing} … ${took}\n`)
    return result
  } catch (error) {
    process.stdout.write(process.stdout.isTTY ? '\n' : `  ${doing} …\n`)
    throw error
  }
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** The last word before a start fails. */
export function complain(sentence: string): void {
  process.stderr.write(`\nTealight: ${sentence}\n`)
}
