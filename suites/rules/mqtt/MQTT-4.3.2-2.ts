import { defineRule, type Entry } from '../rule.ts';

/** A device that answered this number of later commands one after the other has had its time for a PUBACK. */
const enoughRoundTrips = 3;

interface Unacknowledged {
  readonly publish: Entry<'packet-sent'>;
  readonly packetId: number;
  roundTrips: number;
  /** Entry from which on the next round trip begins. */
  since: number;
}

export default defineRule({
  id: 'MQTT-4.3.2-2',
  level: 'MUST',
  sentence: 'acknowledges every message that it gets at QoS 1 with PUBACK',
  source: 'MQTT 3.1.1, 4.3.2',
  when: 'takes messages at QoS 1',
  judge({ exercised, broken }) {
    const owed = new Map<number, Unacknowledged[]>();
    const commands = new Map<string, number>();
    let maxCommandBytes = Number.POSITIVE_INFINITY;
    return {
      'device-declared'(entry) {
        maxCommandBytes = entry.maxCommandBytes;
      },
      'packet-sent'(entry) {
        const { connection, packet, seq } = entry;
        if (packet.type !== 'PUBLISH' || packet.qos !== 1 || packet.packetId === undefined) return;
        // A device may lose what is longer than it declares. A redelivery adds nothing to what it owes already.
        if (packet.payload.length > maxCommandBytes || packet.dup) return;
        const { packetId } = packet;
        owed.set(connection, [
          ...(owed.get(connection) ?? []),
          { publish: entry, packetId, roundTrips: 0, since: seq },
        ]);
      },
      'packet-received'({ connection, packet }) {
        if (packet.type !== 'PUBACK') return;
        const line = owed.get(connection) ?? [];
        const place = line.findIndex(({ packetId }) => packetId === packet.packetId);
        if (place >= 0) exercised();
        // A PUBACK with a wrong identifier is for MQTT-2.3.1-6, and takes the place of a right one here.
        line.splice(Math.max(place, 0), 1);
      },
      'command-sent': ({ key, seq }) => void commands.set(key, seq),
      'command-answered'(entry) {
        const sentAt = commands.get(entry.key) ?? 0;
        commands.delete(entry.key);
        const line = owed.get(entry.connection) ?? [];
        for (const waiting of line) {
          if (sentAt <= waiting.since) continue;
          waiting.roundTrips += 1;
          waiting.since = entry.seq;
        }
        const given = line.filter(({ roundTrips }) => roundTrips >= enoughRoundTrips);
        if (given.length === 0) return;
        owed.set(
          entry.connection,
          line.filter((waiting) => !given.includes(waiting)),
        );
        for (const { publish, packetId } of given) {
          exercised();
          broken({
            message: 'It did not acknowledge a message at QoS 1.',
            expected: `PUBACK with packet identifier ${packetId}`,
            actual: `none, while it answered ${enoughRoundTrips} later commands one after the other`,
            evidence: [publish, entry],
          });
        }
      },
      'connection-closed': ({ connection }) => void owed.delete(connection),
    };
  },
});
