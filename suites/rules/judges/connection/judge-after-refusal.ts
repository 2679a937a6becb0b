import type { Entry, Rule } from '../../rule.ts';

/** A client may send on before it has seen the CONNACK (MQTT 3.1.1, 3.1.4). What comes so soon after CONNECT or CONNACK was on its way. */
const pipelinedMs = 20;

/** Is a device silent after its CONNECT was refused? */
export const judgeAfterRefusal: Rule['judge'] = ({ exercised, broken }) => {
  const connectedAt = new Map<number, number>();
  /** Connections on which a CONNACK has told the device that it was refused. */
  const refused = new Map<number, Entry<'packet-sent'>>();
  return {
    'packet-sent'(entry) {
      if (entry.packet.type !== 'CONNACK' || entry.packet.returnCode === 0) return;
      exercised();
      refused.set(entry.connection, entry);
    },
    'packet-received'(entry) {
      const { connection, packet, at } = entry;
      if (packet.type === 'CONNECT') connectedAt.set(connection, at);
      const connack = refused.get(connection);
      if (!connack || !['PUBLISH', 'SUBSCRIBE', 'UNSUBSCRIBE'].includes(packet.type)) return;
      if (at - Math.max(connectedAt.get(connection) ?? 0, connack.at) < pipelinedMs) return;
      refused.delete(connection);
      broken({
        message: `It went on with ${packet.type} although its CONNECT was refused.`,
        expected: 'a closed connection, or silence',
        actual: `${packet.type} ${Math.round(at - connack.at)} ms after the CONNACK`,
        evidence: [connack, entry],
      });
    },
    'connection-closed': ({ connection }) => refused.delete(connection),
  };
};
