import { answersWhen } from './answers-when.ts';
import type { Upset } from './command-log.ts';
import { flawOf } from './flaw-of.ts';
import { mergeJudges } from './merge-judges.ts';
import type { Entry, Rule } from './rule.ts';

/** A device that closed its connection of its own accord and wants to come back has come back after so long. */
const returnMs = 10_000;

/**
 * The judge of a rule that says: the device survives this. It may close the connection, but then it comes back; it does
 * not end, and it answers the next valid command.
 */
export function judgeSurvival(upset: Upset): Rule['judge'] {
  return (bench) => {
    let harm: Entry<'probe-sent' | 'bytes-sent'> | undefined;
    let closed: Entry<'connection-closed'> | undefined;
    let online: number | undefined;
    let reconnects = true;
    const commandsAt = new Map<number, number>();

    const accuse = (message: string, actual: string, shownBy: Entry) => {
      if (!harm) return;
      const evidence = [harm, ...(closed ? [closed] : []), shownBy];
      bench.exercised();
      bench.broken({ message: `${message} after ${flawOf(harm)}.`, expected: expectations[upset], actual, evidence });
      harm = undefined;
    };
    const begin = (entry: Entry<'probe-sent' | 'bytes-sent'>) => {
      if (upsetBy(entry) !== upset) return;
      harm = entry;
      closed = undefined;
    };
    const conclude = (entry: Entry) =>
      accuse('It lost its connection and did not come back', 'it is not on line', entry);

    return mergeJudges(answersWhen(upset)(bench), {
      'device-declared'(entry) {
        reconnects = entry.reconnects;
      },
      'probe-sent': begin,
      'bytes-sent': begin,
      'command-sent': ({ mid, seq }) => void commandsAt.set(mid, seq),
      'command-answered'({ mid, fit }) {
        if (harm && fit === 'valid' && (commandsAt.get(mid) ?? 0) > harm.seq) harm = undefined;
        commandsAt.delete(mid);
      },
      'connection-closed'(entry) {
        if (entry.connection !== (online ?? harm?.connection)) return;
        if (entry.staged) harm = undefined;
        else closed = entry;
      },
      'device-online'({ connection }) {
        online = connection;
        closed = undefined;
      },
      'stage-ended'(entry) {
        if (closed && entry.complete && entry.stage === upset) conclude(entry);
      },
      'device-stopping'(entry) {
        if (closed && (!reconnects || entry.at - closed.at >= returnMs)) conclude(entry);
        harm = undefined;
      },
      'device-exited'(entry) {
        if (!entry.asked) accuse('It ended', entry.signal ?? `exit code ${entry.code}`, entry);
        harm = undefined;
      },
    });
  };
}

const expectations: Readonly<Record<Upset, string>> = {
  malformed: 'that it ignores or refuses it, and answers the next valid command',
  oversized: 'that it stays connected or comes back, and answers the next command',
  'forbidden-packet': 'that it closes the connection and comes back',
};

function upsetBy(entry: Entry<'probe-sent' | 'bytes-sent'>): Upset {
  if (entry.type === 'bytes-sent') return 'forbidden-packet';
  return entry.kind === 'oversized' ? 'oversized' : 'malformed';
}
