import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReplayToken, parseReplayToken } from './replay-token.ts';

test('what is formatted parses back', () => {
  const replay = fc.record({ scenario: fc.stringMatching(/^[a-z][a-z-]{0,20}$/), seed: fc.integer() });
  fc.assert(
    fc.property(replay, (it) => {
      expect(parseReplayToken(formatReplayToken(it))).toEqual(it);
    }),
  );
});

test.each([
  ['r0.commands.1', 'The replay token "r0.commands.1" is of version r0, and this release reads r1'],
  ['commands', '"commands" is no replay token: expected one such as "r1.commands.123", as a report prints it.'],
  ['r1.commands.x', 'is no replay token'],
  ['r1.commands.1.2', 'is no replay token'],
])('%j is refused with a reason', (token, message) => {
  expect(() => parseReplayToken(token)).toThrow(message);
});
