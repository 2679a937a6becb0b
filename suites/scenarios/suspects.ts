import type { Circumstance } from '../rules/folds/circumstances.ts';
import type { CommandFailure, CommandWatcher } from '../rules/folds/follow-commands.ts';
import type { RequestWatcher } from '../rules/folds/follow-requests.ts';
import { families } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';

/** Nothing special is blamed for these, or nothing that could be something else. */
const plain: ReadonlySet<Circumstance> = new Set([
  'unproven',
  'unclear',
  'ordinary',
  'overflow',
  'elsewhere',
  'unsubscribed',
]);

/** Commands that failed and are blamed on something special, as long as nothing has shown that it was something else. */
export class Suspects {
  readonly #standing = new Set<CommandFailure>();

  readonly #watcher: CommandWatcher = {
    failed: (failure) => {
      const { command, circumstances } = failure;
      if (command.fit === 'valid' && plain.has(circumstances[0] ?? 'ordinary')) return undefined;
      this.#standing.add(failure);
      return () => void this.#standing.delete(failure);
    },
  };

  /** What is told of the requests that fail. */
  get watchers(): readonly RequestWatcher[] {
    return families.map((family) => ({ family, watcher: this.#watcher }));
  }

  /** Those that stayed without an answer. */
  get silent(): readonly CommandFailure[] {
    return [...this.#standing].filter(({ kind }) => kind === 'silent');
  }

  /** Those whose answers had other content than they should. */
  get garbled(): readonly CommandFailure[] {
    return [...this.#standing].filter(({ kind }) => kind === 'garbled');
  }
}

/** The commands that were sent on the same stage as this one, which are answered together or not at all. */
export function sentWith(command: Entry<'command-sent'>, journal: readonly Entry[]): Entry<'command-sent'>[] {
  const until = journal.findIndex(({ type, seq }) => type === 'stage-ended' && seq > command.seq);
  const from = journal.findLastIndex(({ type, seq }) => type === 'stage-began' && seq < command.seq);
  const during = journal.slice(from, until < 0 ? undefined : until);
  return during.filter((entry) => entry.type === 'command-sent');
}
