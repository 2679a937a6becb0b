import type { Entry, Rule } from '../../rule.ts';

const most = 50;
/** A device that keeps to 50 a second seems to send some more in one of them when the platform was busy for a moment. */
const tolerated = most * 1.1;
const secondMs = 1000;

/** How many messages does a device send in a second? */
export const judgeRate: Rule['judge'] = ({ exercised, broken }) => {
  const windows = new Map<number, Entry<'message-received'>[]>();
  const repeated = new Set<number>();
  const asked = new Set<string>();
  /** When commands and messages were sent: a device may report the new state with each answer. */
  let commands: number[] = [];
  return {
    published({ connection, dup }) {
      if (dup) repeated.add(connection);
      else repeated.delete(connection);
    },
    'command-sent': ({ at }) => void commands.push(at),
    'message-sent': ({ at }) => void commands.push(at),
    'report-asked': ({ deviceId }) => asked.add(deviceId),
    'message-received'(entry) {
      const { connection, deviceId } = entry;
      exercised();
      // What the platform itself brought about does not count: answers, repetitions, reports that were asked for.
      const isAnswer = entry.kind === 'response';
      if (isAnswer || repeated.has(connection) || asked.has(deviceId)) return;
      const sent = windows.get(connection) ?? [];
      sent.push(entry);
      while (sent[0] && entry.at - sent[0].at >= secondMs) sent.shift();
      windows.set(connection, sent);
      const [first] = sent;
      if (!first) return;
      commands = commands.filter((at) => at >= first.at - secondMs);
      if (sent.length - commands.length <= tolerated) return;
      windows.delete(connection);
      broken({
        message: 'It sent more messages than the platform accepts from one connection.',
        expected: `at most ${most} a second`,
        actual: `${sent.length} within ${Math.round(entry.at - first.at)} ms`,
        evidence: [first, entry],
      });
    },
    'connection-closed': ({ connection }) => windows.delete(connection),
  };
};
