/**
 * What a page is drawn from here and no browser is ever sent. Kit writes out all that a `load` gives, also for pages
 * that do not hydrate, and throws it away: for a thread page that is an eighth of the work. This it leaves alone.
 */
export class Unsent<T> {
  readonly held: T
  constructor(held: T) {
    this.held = held
  }
}
