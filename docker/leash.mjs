// Preloaded into tools that we start (`node --import`): they end when the channel to us closes, so when we die.
import process from 'node:process'

process.on('disconnect', () => process.exit(1))
process.channel?.unref()
