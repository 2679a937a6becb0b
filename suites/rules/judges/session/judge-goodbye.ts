import type { Stage } from '../../harness-events.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Does a device say DISCONNECT when it is stopped? */
export const judgeGoodbye: Rule['judge'] = ({ exercised, broken }) => {
  const stages = new Set<Stage>();
  let online: number | undefined;
  let accepted = false;
  /** It has sent something since its CONNECT was accepted: it knows that it is on line. */
  let aware = false;
  let stopping: Entry<'device-stopping'> | undefined;
  let speechless = false;
  /** It did not end in time. */
  let isKilled = false;
  let pardon = () => {};
  return {
    'stage-began': ({ stage }) => void stages.add(stage),
    'stage-ended': ({ stage }) => void stages.delete(stage),
    'device-online'({ connection }) {
      // It may be the other client.
      online = stages.has('take-over') ? undefined : connection;
      accepted = false;
      aware = false;
    },
    'packet-sent'({ connection, packet }) {
      if (connection === online && packet.type === 'CONNACK') accepted = true;
    },
    // What a device does after bytes that MQTT forbids is for STREAM-04.
    'bytes-sent'({ connection }) {
      if (connection === online) online = undefined;
    },
    // One that does not even answer commands any more is silent in all things.
    'command-answered'() {
      speechless = false;
    },
    'command-unanswered'({ fit, outcome }) {
      if (fit === 'valid' && outcome === 'timed-out') speechless = true;
    },
    'device-stopping'(entry) {
      if (online !== undefined && !speechless && !stages.has('silent')) stopping = entry;
    },
    'packet-received'({ connection, packet }) {
      if (connection !== online) return;
      aware ||= accepted && !stopping;
      if (packet.type !== 'DISCONNECT' || !stopping) return;
      exercised();
      stopping = undefined;
    },
    // What the device sent last is read before its connection closes, but perhaps after the process has ended.
    'connection-closed'(entry) {
      if (entry.connection !== online) return;
      online = undefined;
      // A reset may have taken the DISCONNECT with it.
      if (!stopping || !aware || entry.by === 'platform' || entry.staged || entry.reset) return;
      // Killed: no word of it could follow.
      if (isKilled) return;
      exercised();
      pardon = broken({
        message: 'It was asked to stop and closed its connection without DISCONNECT.',
        expected: 'DISCONNECT, then the end of the connection',
        actual: entry.reason,
        evidence: [stopping, entry],
      });
      stopping = undefined;
    },
    // It may be told before or after the end of its connection.
    'device-exited'({ asked, signal }) {
      if (!asked || signal !== 'SIGKILL') return;
      isKilled = true;
      pardon();
    },
    'device-started'() {
      stopping = undefined;
      speechless = false;
      isKilled = false;
      pardon = () => {};
    },
  };
};
