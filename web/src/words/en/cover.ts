/** Whether moderators are here, as finely as a member needs it. */
export const cover = {
  here: 'Moderators are here now.',
  today: (time: string, zone: string) => `Moderators come back today at ${time} (${zone}).`,
  later: (day: string, time: string, zone: string) => `Moderators come back on ${day} at ${time} (${zone}).`,
  nobody: 'Nobody moderates here yet.',
  unset: 'Moderators read here, but not at fixed hours.',
  notCrisis: 'This is not a crisis service. If it cannot wait,',
  help: 'see who can help right away',
  /** Monday first. */
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
