import { followRequests, type RequestWatcher } from '../rules/folds/follow-requests.ts';
import { repeats } from '../rules/folds/repeats.ts';
import type { Entry, Handlers } from '../rules/rule.ts';

/**
 * Follows the requests that a device fails while it is played with, those of each family by themselves, as the rules do. One that
 * answers every request, and rightly, costs nothing to follow.
 */
export class FailureWatch {
  readonly #judge: Handlers;
  #isFollowing = false;
  readonly #echoCommand: string | undefined;
  /** What waiting commands ask the device to repeat, by their keys. */
  readonly #echoes = new Map<string, Entry<'command-sent'>['paras']>();

  /** @param echoCommand `service/command` whose answers repeat its parameters, as the device declares it */
  constructor(watchers: readonly RequestWatcher[], echoCommand?: string) {
    this.#judge = followRequests(watchers);
    this.#echoCommand = echoCommand;
  }

  /** @param journal all entries so far */
  see(entry: Entry, journal: readonly Entry[]): void {
    if (!this.#isFollowing && !this.#isFailure(entry)) return;
    for (const past of this.#isFollowing ? [] : journal) if (past.seq < entry.seq) this.#follow(past);
    this.#isFollowing = true;
    this.#follow(entry);
  }

  #isFailure(entry: Entry): boolean {
    switch (entry.type) {
      case 'command-sent':
        if (`${entry.serviceId}/${entry.cmd}` === this.#echoCommand) this.#echoes.set(entry.key, entry.paras);
        return false;
      case 'command-answered': {
        const asked = this.#echoes.get(entry.key);
        this.#echoes.delete(entry.key);
        return asked !== undefined && entry.errcode === 0 && !repeats(entry.body ?? {}, asked);
      }
      case 'command-unanswered':
        return true;
      default:
        return false;
    }
  }

  #follow(entry: Entry): void {
    this.#judge[entry.type]?.(entry as never);
  }
}
