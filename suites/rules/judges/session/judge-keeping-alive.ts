import type { Entry, Rule } from '../../rule.ts';

/** A busy machine moves the record of a packet by some 200 ms. */
const slackMs = 500;

interface Watch {
  /** One and a half times the keep-alive. */
  readonly limitMs: number;
  last: Entry;
  /** From where on the device has to show again that it sends something. */
  since: number;
}

/** Does a device send something within one and a half times its keep-alive? */
export const judgeKeepingAlive: Rule['judge'] = ({ exercised, broken }) => {
  const watches = new Map<number, Watch>();

  const look = (watch: Watch, entry: Entry & { readonly connection?: number }, closedForSilence = false) => {
    const gapMs = entry.at - watch.last.at;
    const tooLong = closedForSilence || gapMs > watch.limitMs + slackMs;
    if (tooLong || entry.at - watch.since >= watch.limitMs) {
      exercised();
      watch.since = entry.at;
    }
    if (!tooLong) return;
    broken({
      message: 'It sent nothing for more than one and a half times its keep-alive.',
      expected: `a packet at least every ${watch.limitMs} ms`,
      actual: `nothing for ${Math.round(gapMs)} ms`,
      evidence: [watch.last, entry],
    });
    watch.last = entry;
  };

  return {
    'packet-received'(entry) {
      const { connection, packet } = entry;
      const watch = watches.get(connection);
      if (packet.type === 'DISCONNECT') watches.delete(connection);
      if (watch) {
        look(watch, entry);
        watch.last = entry;
      } else if (packet.type === 'CONNECT' && packet.keepAlive > 0) {
        watches.set(connection, { limitMs: packet.keepAlive * 1500, last: entry, since: entry.at });
      }
    },
    authenticated({ connection, accepted }) {
      if (!accepted) watches.delete(connection);
    },
    'connection-closed'(entry) {
      const watch = watches.get(entry.connection);
      watches.delete(entry.connection);
      if (!watch) return;
      const atItsLimit = entry.at - watch.last.at >= watch.limitMs - slackMs / 5;
      look(watch, entry, entry.by === 'platform' && !entry.staged && atItsLimit);
    },
    // Here the platform may not read either.
    'stage-began'({ stage }) {
      if (stage === 'silent' || stage === 'take-over') watches.clear();
    },
    'stage-ended'(entry) {
      for (const watch of watches.values()) look(watch, entry);
    },
    'device-stopping': () => watches.clear(),
    'device-exited': () => watches.clear(),
  };
};
