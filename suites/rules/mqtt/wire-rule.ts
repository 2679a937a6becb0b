import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { defineRule, type Entry, type Rule } from '../rule.ts';

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
    judge({ exercised, broken }) {
      let latest: Entry<'packet-received'> | undefined;
      return {
        'packet-received'(entry) {
          latest = entry;
          if (applies(entry.packet)) exercised();
        },
        'wire-violated'(entry) {
          if (entry.clause !== id) return;
          const packet = latest && isSamePacket(latest, entry) ? latest : undefined;
          // What broke the statement may be unreadable, or not show as what it was meant to be.
          if (!packet || !applies(packet.packet)) exercised();
          const { message, expected, actual } = entry;
          broken({ message: `${message}.`, expected, actual, evidence: packet ? [packet, entry] : [entry] });
        },
      };
    },
  });
}

function isSamePacket(received: Entry<'packet-received'>, violated: Entry<'wire-violated'>): boolean {
  return received.connection === violated.connection && Buffer.compare(received.raw, violated.raw) === 0;
}
