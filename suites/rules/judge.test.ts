import { expect, test } from 'vitest';
import { judge, LiveJudgement } from './judge.ts';
import { defineRule } from './rule.ts';
import { closed, journal, opened } from './testing.ts';

const violation = { message: 'It left.', expected: 'that it stays', actual: 'it left' };

const rule = defineRule({
  id: 'V1-TEST-01',
  level: 'MUST',
  sentence: 'comes back',
  source: 'this test',
  judge({ exercised, broken }) {
    let forgive = () => {};
    return {
      'connection-closed'(entry) {
        exercised();
        forgive = broken({ ...violation, evidence: [entry] });
      },
      'connection-opened': () => forgive(),
    };
  },
});

test('a rule sees the entries of the types that it names, and no others', () => {
  expect(judge([rule], journal(opened(1)))).toMatchObject([{ exercised: 0, violations: [] }]);
  expect(judge([rule], journal(opened(1), closed()))).toMatchObject([{ exercised: 1, violations: [violation] }]);
});

test('an accusation can be taken back, and only that one', () => {
  const [finding] = judge([rule], journal(opened(1), closed(), closed(), opened(2)));
  expect(finding).toMatchObject({ exercised: 2, violations: [{ evidence: [{ seq: 2 }] }] });
});

test('two journals share nothing', () => {
  judge([rule], journal(closed()));
  expect(judge([rule], journal(opened(1)))).toMatchObject([{ violations: [] }]);
});

test('findings may be asked for at any time', () => {
  const live = new LiveJudgement([rule]);
  const counts = journal(opened(1), closed(), opened(2)).map((entry) => {
    live.see(entry);
    return live.findings()[0]?.violations.length;
  });
  expect(counts).toEqual([0, 1, 0]);
});
