// Preloaded into tools that we start (`node --import`): they end when the channel to us closes, so when we die.
import process from 'node:process'

process.on('disconnect', () => process.exit(1))
process.channel?.unref()

// What the tool starts in its turn hangs on the tool, and may have nothing but its channel to live for
const here = process.execArgv.indexOf('--import')
if (here >= 0) process.execArgv.splice(here, 2)
