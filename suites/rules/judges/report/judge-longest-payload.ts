import type { Entry, Rule } from '../../rule.ts';

const mostBytes = 1024 * 1024;
/** Of a PUBLISH's bytes so many may not be payload: its topic with its length, and its identifier. */
const longestTopic = 65_535 + 4;

/** Does a device publish more than the platform takes in one message? */
export const judgeLongestPayload: Rule['judge'] = ({ exercised, broken }) => {
  const judge = (bytes: number, entry: Entry) => {
    exercised();
    if (bytes <= mostBytes) return;
    broken({
      message: 'It published more than the platform accepts in one message.',
      expected: 'at most 1 MB (1 048 576 bytes)',
      actual: `${bytes} bytes`,
      evidence: [entry],
    });
  };
  return {
    'packet-received'(entry) {
      if (entry.packet.type === 'PUBLISH') judge(entry.packet.payload.length, entry);
    },
    // Far too long: the platform did not read it.
    'connection-closed'(entry) {
      if (entry.tooLong?.packet === 'PUBLISH') judge(entry.tooLong.bytes - longestTopic, entry);
    },
  };
};
