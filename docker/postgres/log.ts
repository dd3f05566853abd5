/** What a line of the server's log means for the person who started it; undefined when it says nothing they can mend. */
export function sentenceFor(log: string): string | undefined {
  return causes.find(([sign]) => sign.test(log))?.[1]
}

const causes: [RegExp, string][] = [
  [
    /No space left on device|Disk quota exceeded/,
    'The disk is full: make room and start again; nothing that was saved is lost.',
  ],
  [
    /could not (bind|create listen socket)|Address already in use/,
    'The port for Postgres was taken in the same moment: start again.',
  ],
  [
    /database files are incompatible|was initialized by PostgreSQL version/,
    'The data directory belongs to another version of Postgres: start the Tealight that made it, or set TEALIGHT_DATA to another folder.',
  ],
  [
    /invalid permissions|wrong ownership|Permission denied|could not change permissions/,
    'Postgres may not use its data directory: it must belong to the account that the server runs as, with mode 0700.',
  ],
  [
    /could not (create|resize|map|allocate).*shared memory|Cannot allocate memory/,
    'There is not enough memory for Postgres: free some (it needs about 150 MB) and start again.',
  ],
  [
    /could not locate a valid checkpoint|invalid checkpoint|invalid data in .*control|control file.*(corrupt|incorrect)/i,
    'The data directory is damaged: move it away, start again, and restore the last backup.',
  ],
]
