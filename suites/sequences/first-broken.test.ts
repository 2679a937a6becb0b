import { expect, test } from 'vitest';
import { sampleJournal, sampleRule, sampleViolation } from '../verdicts/testing/sample-run.ts';
import { firstBroken } from './first-broken.ts';

const started = { type: 'device-started', deviceId: 'd' } as const;
const stopping = { type: 'device-stopping', deviceId: 'd' } as const;

/** Broken by every start; a stop takes that back. */
const rule = sampleRule('NO-START', {
  judge: ({ broken }) => {
    let pardons: (() => void)[] = [];
    return {
      'device-started': () => void pardons.push(broken(sampleViolation())),
      'device-stopping'() {
        for (const pardon of pardons) pardon();
        pardons = [];
      },
    };
  },
});

test.each([
  ['nothing', [], undefined],
  ['a break', [stopping, started, started], 2],
  ['a break that is taken back', [started, stopping], undefined],
  ['a break after one that was taken back', [started, stopping, started], 3],
])('after %s the result says since when the rule stays broken', (_, events, since) => {
  expect(firstBroken(rule, sampleJournal(events))).toBe(since);
});
