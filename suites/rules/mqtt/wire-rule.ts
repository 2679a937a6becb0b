import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { type Bench, defineRule, type Entry, type Fold, type Rule } from '../rule.ts';

interface WireRule {
  /** The statement's number in the standard, as the decoder names it: `MQTT-3.3.1-2`. */
  readonly id: string;
  readonly sentence: string;
  readonly when?: string;
  /** Is this a packet to which the statement applies? Each one counts as a case. */
  readonly applies: (packet: MqttPacket) => boolean;
}

/** A rule on the bytes of single packets: the strict decoder judged them, and the journal tells by `wire-violated`. */
export function wireRule({ id, sentence, when, applies }: WireRule): Rule {
  const [, section] = /^MQTT-([\d.]+)/.exec(id) ?? [];
  return defineRule({
    id,
    level: 'MUST',
    sentence,
    source: `MQTT 3.1.1, ${section}`,
    ...(when && { when }),
    judge: ({ exercised, broken, follow }) => follow(followViolations, { id, applies, exercised, broken }),
  });
}

interface Watcher extends Pick<WireRule, 'id' | 'applies'>, Pick<Bench, 'exercised' | 'broken'> {}

/** One for all of these rules: a third of all rules are, and each with its own would take as much of memory and time. */
const followViolations: Fold<Watcher> = (watchers) => {
  const byClause = new Map(watchers.map((watcher) => [watcher.id, watcher]));
  let latest: Entry<'packet-received'> | undefined;
  return {
    'packet-received'(entry) {
      latest = entry;
      for (const { applies, exercised } of watchers) if (applies(entry.packet)) exercised();
    },
    'connection-closed'({ connection }) {
      if (latest?.connection === connection) latest = undefined;
    },
    'wire-violated'(entry) {
      const watcher = byClause.get(entry.clause);
      if (!watcher) return;
      const { applies, exercised, broken } = watcher;
      const packet = latest && isSamePacket(latest, entry) ? latest : undefined;
      // What broke the statement may be unreadable, or not show as what it was meant to be.
      if (!packet || !applies(packet.packet)) exercised();
      const { message, expected, actual } = entry;
      broken({ message: `${message}.`, expected, actual, evidence: packet ? [packet, entry] : [entry] });
    },
  };
};

function isSamePacket(received: Entry<'packet-received'>, violated: Entry<'wire-violated'>): boolean {
  return received.connection === violated.connection && Buffer.compare(received.raw, violated.raw) === 0;
}
