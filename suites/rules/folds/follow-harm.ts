import { howItEnded } from '../how-it-ended.ts';
import type { Entry, Handlers } from '../rule.ts';
import { onItsWayMs, signsOfLife } from './after-barrier.ts';
import { CommandNames } from './command-names.ts';
import { type Harm, isPartOf, isSameHarm, latestOf, OutstandingUpsets } from './outstanding-upsets.ts';

/** What became of a device after something that it is to survive: it ended, or lost its connection and stayed away. */
export interface Harmed {
  /** What it was sent since it last answered, the oldest first. */
  readonly harms: readonly Harm[];
  readonly did: 'ended' | 'stayed away';
  readonly actual: string;
  readonly evidence: readonly Entry[];
}

export interface HarmWatcher {
  /** Returns what takes the accusation back: when less did the same harm, or when the same did none on another try. */
  harmed?(harmed: Harmed): (() => void) | undefined;
}

interface Standing {
  readonly harms: readonly Harm[];
  readonly pardon: () => void;
}

/** A device that closed its connection itself and wants to come back has come back after this time. */
const returnMs = 10_000;
/** What was said of older harm stands. */
const reviewed = 64;

/** Follows a device after what it should survive. What does the harm alone, on a device that was just started, is reported alone. */
export function followHarm(watchers: readonly HarmWatcher[]): Handlers {
  const upsets = new OutstandingUpsets();
  let standing: Standing[] = [];
  let closed: Entry<'connection-closed'> | undefined;
  let online: number | undefined;
  let reconnects = true;
  /** Of a device that takes none a sign of life tells that it has survived. */
  let takesCommands = true;
  const commandsAt = new Map<string, number>();
  /** Valid commands that wait, by their keys, and the names of those that were answered. */
  const waiting = new Map<string, Entry<'command-sent'>>();
  const known = new CommandNames();
  let hasAnswered = false;
  /** Sequence number of the latest valid command without an answer. */
  let silentAt = 0;

  const settle = (isSettled: (harms: readonly Harm[]) => boolean) => {
    const settled = standing.filter(({ harms }) => isSettled(harms));
    standing = standing.filter(({ harms }) => !isSettled(harms));
    for (const { pardon } of settled) pardon();
  };
  const accuse = (did: Harmed['did'], actual: string, shownBy: Entry) => {
    const harms = upsets.list;
    if (harms.length === 0) return;
    settle((others) => isPartOf(harms, others));
    const evidence = [...harms, ...(closed ? [closed] : []), shownBy].sort((a, b) => a.seq - b.seq);
    const pardons = watchers.map((watcher) => watcher.harmed?.({ harms, did, actual, evidence }));
    const pardon = () => {
      for (const take of pardons) take?.();
    };
    standing = [...standing, { harms, pardon }].slice(-reviewed);
    upsets.clear();
  };
  const stayedAway = (entry: Entry) => accuse('stayed away', 'it is not on line', entry);

  return {
    'device-declared'(entry) {
      reconnects = entry.reconnects;
      takesCommands = entry.commands;
    },
    'device-started'() {
      upsets.clear();
      waiting.clear();
      closed = undefined;
    },
    'probe-sent'(entry) {
      upsets.add(entry);
      closed = undefined;
    },
    'bytes-sent'(entry) {
      upsets.add(entry);
      closed = undefined;
    },
    'message-sent'(entry) {
      upsets.add(entry);
      closed = undefined;
    },
    'command-sent'(command) {
      commandsAt.set(command.key, command.seq);
      if (command.fit === 'valid') waiting.set(command.key, command);
    },
    'command-unanswered'({ key, fit, outcome }) {
      // What is lost with its connection may still be what ends the device.
      if (outcome !== 'connection-lost') waiting.delete(key);
      if (fit === 'valid') silentAt = Math.max(silentAt, commandsAt.get(key) ?? 0);
      commandsAt.delete(key);
    },
    'command-answered'({ key, fit }) {
      const sentAt = commandsAt.get(key) ?? 0;
      commandsAt.delete(key);
      if (fit !== 'valid') return;
      hasAnswered = true;
      const command = waiting.get(key);
      if (command) known.add(command);
      // To clear a map costs more than to take out the only one in it.
      waiting.delete(key);
      if (waiting.size > 0) waiting.clear();
      const survived = upsets.survivedBefore(sentAt);
      const [oldest] = latestOf(survived);
      if (oldest && silentAt < oldest.seq) settle((harms) => isSameHarm(harms, survived));
    },
    ...signsOfLife((entry) => {
      if (!takesCommands) upsets.survivedBefore(upsets.seqAt(entry.at - onItsWayMs));
    }),
    'connection-closed'(entry) {
      if (entry.connection !== (online ?? upsets.list.at(-1)?.connection)) return;
      if (entry.staged) upsets.clear();
      // It had come back, and what it sent then made the platform hang up.
      else if (entry.by === 'device' || entry.connection === upsets.list.at(-1)?.connection) closed = entry;
    },
    'device-online'({ connection }) {
      online = connection;
      closed = undefined;
    },
    'stage-ended'(entry) {
      const isAbout = entry.stage === 'oversized' || entry.stage === 'forbidden-packet';
      if (closed && entry.complete && isAbout) stayedAway(entry);
    },
    'device-stopping'(entry) {
      if (closed && (!reconnects || entry.at - closed.at >= returnMs)) stayedAway(entry);
      upsets.clear();
    },
    'device-exited'(entry) {
      const harm = upsets.list.at(-1);
      const since = harm && { at: harm.at, what: 'that' };
      // It may be the command that was never answered yet.
      const isOtherwise = hasAnswered && [...waiting.values()].some((command) => !known.has(command));
      if (!entry.asked && !isOtherwise) accuse('ended', `it ${howItEnded(entry, since)}`, entry);
      upsets.clear();
    },
  };
}
