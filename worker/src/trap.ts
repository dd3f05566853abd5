/** Where the road of a text can break: a fault test stops the process at one of these. In production nobody listens. */
export const crashPoints = [
  'relay-before-commit',
  'relay-after-lease',
  'relay-after-add',
  'job-before-start',
  'start-before-commit',
  'job-after-start',
  'job-after-load',
  'thread-busy',
  'after-assess',
  'record-before-commit',
  'record-after-commit',
  'reconcile-before-commit',
  'escalate-before-commit',
  'escalate-after-commit',
  'heartbeat-before-commit',
] as const
export type CrashPoint = (typeof crashPoints)[number]
export type Trap = (point: CrashPoint) => void
