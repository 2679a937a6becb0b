import { type CommandWatcher, followCommands } from '../rules/folds/follow-commands.ts';
import type { Entry, Handlers } from '../rules/rule.ts';

/** Follows the commands that a device fails while it is played with. One that answers every command costs nothing to follow. */
export class FailureWatch {
  readonly #judge: Handlers;
  #isFollowing = false;

  constructor(watchers: readonly CommandWatcher[]) {
    this.#judge = followCommands(watchers);
  }

  /** @param journal all entries so far */
  see(entry: Entry, journal: readonly Entry[]): void {
    if (!this.#isFollowing && entry.type !== 'command-unanswered') return;
    for (const past of this.#isFollowing ? [] : journal) if (past.seq < entry.seq) this.#follow(past);
    this.#isFollowing = true;
    this.#follow(entry);
  }

  #follow(entry: Entry): void {
    this.#judge[entry.type]?.(entry as never);
  }
}
