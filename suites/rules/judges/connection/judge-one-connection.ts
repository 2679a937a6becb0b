import type { Stage } from '../../harness-events.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Stages that may make a careful device give up a connection which the platform still holds. */
const disturbing: readonly Stage[] = [
  'cut',
  'away',
  'silent',
  'take-over',
  'unacknowledged',
  'held-back',
  'pieces',
  'joined',
  'forbidden-packet',
  'oversized',
];
/** Stages in which the newest connection, too, may be disturbed, or not the device's. */
const dubious: readonly Stage[] = ['silent', 'take-over'];

/**
 * Does a device hold more than one connection?
 *
 * @param patienceMs so long a client waits for its CONNACK; one that comes later may find another connection beside it.
 *   Default: for ever
 */
export function judgeOneConnection({ patienceMs = Number.POSITIVE_INFINITY } = {}): Rule['judge'] {
  return ({ exercised, broken }) => {
    const logins = new Map<number, string>();
    const excused = new Set<number>();
    /** When those connections were opened that have had no CONNACK yet. */
    const waiting = new Map<number, number>();
    const closed = new Map<number, Entry<'connection-closed'>>();
    const takenOver = new Map<number, Entry<'taken-over'>>();
    const stages = new Map<string, Stage>();

    const excuseAll = (deviceId: string) => {
      for (const [connection, owner] of logins) if (owner === deviceId) excused.add(connection);
    };
    const hasLostPatience = (connection: number, at: number) => at - (waiting.get(connection) ?? at) >= patienceMs;
    const decide = (connection: number) => {
      const takeOver = takenOver.get(connection);
      const close = closed.get(connection);
      if (!takeOver || !close || excused.has(connection)) return;
      if (close.by === 'device' || close.clean || close.staged) return;
      broken({
        message: 'It logged in once more while its earlier connection was open.',
        expected: 'one connection, the earlier one closed first',
        actual: `connection ${takeOver.by} beside connection ${connection}`,
        evidence: [close, takeOver].sort((a, b) => a.seq - b.seq),
      });
    };

    return {
      authenticated({ accepted, connection, deviceId }) {
        if (!accepted || deviceId === undefined) return;
        exercised();
        logins.set(connection, deviceId);
        if (dubious.some((stage) => stage === stages.get(deviceId))) excused.add(connection);
      },
      'packet-received'({ connection, packet }) {
        if (packet.type === 'DISCONNECT') excused.add(connection);
      },
      'connection-opened': ({ connection, at }) => waiting.set(connection, at),
      'packet-sent'({ connection, packet, at }) {
        if (packet.type !== 'CONNACK') return;
        if (hasLostPatience(connection, at)) excused.add(connection);
        waiting.delete(connection);
      },
      'bytes-sent': ({ connection }) => excused.add(connection),
      'taken-over'(entry) {
        takenOver.set(entry.connection, entry);
        if (hasLostPatience(entry.connection, entry.at)) excused.add(entry.connection);
        decide(entry.connection);
      },
      'connection-closed'(entry) {
        logins.delete(entry.connection);
        waiting.delete(entry.connection);
        closed.set(entry.connection, entry);
        decide(entry.connection);
      },
      'stage-began'({ stage, deviceId }) {
        stages.set(deviceId, stage);
        if (disturbing.includes(stage)) excuseAll(deviceId);
      },
      'stage-ended': ({ deviceId }) => stages.delete(deviceId),
      // Another run of the device knows nothing of the connection that an earlier one left behind.
      'device-started': ({ deviceId }) => excuseAll(deviceId),
      'device-stopping': ({ deviceId }) => excuseAll(deviceId),
    };
  };
}
