import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import { mergeJudges } from '../merge-judges.ts';
import type { Bench, Handlers } from '../rule.ts';
import { type CommandWatcher, followCommands } from './follow-commands.ts';
import { followRequests } from './follow-requests.ts';
import { families, familyOf, wordFor } from './request-families.ts';

/** The requests that a rule is about. */
export interface Requests {
  /** What one of them is called: `command`. */
  readonly word: string;
  /** Is this one of them, or what became of one? */
  has(entry: { readonly v2?: { readonly family: V2Family } | undefined }): boolean;
  /** Tells of them alone. */
  follow(bench: Pick<Bench, 'follow'>, watcher: CommandWatcher): Handlers;
}

/** All that a device is asked, in a generation that knows commands only. */
export const allRequests: Requests = {
  word: 'command',
  has: () => true,
  follow: ({ follow }, watcher) => follow(followCommands, watcher),
};

function requestsOf(family: V2Family): Requests {
  return {
    word: wordFor(family),
    has: (entry) => familyOf(entry) === family,
    follow: ({ follow }, watcher) => follow(followRequests, { family, watcher }),
  };
}

/** The same where there are several families. */
export const anyRequests: Requests = {
  word: 'request',
  has: () => true,
  follow: (bench, watcher) =>
    mergeJudges(...families.map((family) => bench.follow(followRequests, { family, watcher }))),
};

/** Those of a family, where there are several. */
export const commands = requestsOf('command');
export const sets = requestsOf('set');
export const gets = requestsOf('get');
