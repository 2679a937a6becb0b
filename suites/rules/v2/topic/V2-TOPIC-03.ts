import type { V2Family } from '../../../../mock-platform/generations/v2/own.ts';
import { answeredOn } from '../../../../mock-platform/generations/v2/topics.ts';
import { defineRule } from '../../rule.ts';
import { requestChannels, responseTopics } from './channels.ts';

export default defineRule({
  id: 'V2-TOPIC-03',
  level: 'MUST',
  sentence: 'answers commands, property sets and property gets each on their own response topic',
  source: 'ref2 3, 5.1',
  shownIn: ['commands', 'sets', 'gets'],
  needs: ['requests'],
  judge({ exercised, broken }) {
    /** Requests that wait, by device and request id. */
    const waiting = new Map<string, V2Family>();
    const nameOf = (deviceId: string, key: string) => `${deviceId} ${key}`;
    /** Where the latest answer of each connection came. */
    const cameAs = new Map<number, V2Family | undefined>();
    return {
      'command-sent': ({ deviceId, key, v2 }) => v2 && waiting.set(nameOf(deviceId, key), v2.family),
      'message-received'({ connection, kind, v2 }) {
        if (kind === 'response' && v2) cameAs.set(connection, answeredOn(v2.channel));
      },
      'connection-closed': ({ connection }) => void cameAs.delete(connection),
      'command-answered'({ deviceId, connection, key, v2, otherwise }) {
        waiting.delete(nameOf(deviceId, key));
        // One that stands in for the right one may have come anywhere.
        if (v2 && (!otherwise || cameAs.get(connection) === v2.family)) exercised();
      },
      'command-unanswered': ({ deviceId, key }) => waiting.delete(nameOf(deviceId, key)),
      'response-unmatched'(entry) {
        const { deviceId, key = '', v2 } = entry;
        const family = waiting.get(nameOf(deviceId, key));
        if (family === undefined || v2 === undefined || v2.family === family) return;
        exercised();
        broken({
          message: `It answered ${words[family]} as if it were ${words[v2.family]}.`,
          expected: `an answer on ${responseTopics[family]}/request_id=${key}`,
          actual: `one on ${responseTopics[v2.family]}/request_id=${key}`,
          evidence: [entry],
        });
      },
      published(entry) {
        const { deviceId, key = '', v2, topic } = entry;
        const family = v2 && requestChannels.get(v2.channel);
        if (family === undefined) return;
        exercised();
        broken({
          message: 'It published where its requests come from, and where the platform does not listen.',
          expected: `an answer on ${responseTopics[waiting.get(nameOf(deviceId, key)) ?? family]}/request_id=…`,
          actual: JSON.stringify(topic),
          evidence: [entry],
        });
      },
    };
  },
});

const words: Readonly<Record<V2Family, string>> = {
  command: 'a command',
  set: 'a property set',
  get: 'a property get',
};
