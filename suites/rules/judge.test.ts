import { describe, expect, test } from 'vitest';
import { rules } from './catalogue.ts';
import { findingsIn, LiveJudgement } from './judge.ts';
import { defineRule, type Fold } from './rule.ts';
import {
  closed,
  deviceDeclared,
  exchange,
  journal,
  login,
  opened,
  probeSent,
  silence,
  strayResponse,
} from './testing.ts';

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
  expect(findingsIn([rule], journal(opened(1)))).toMatchObject([{ exercised: 0, violations: [] }]);
  expect(findingsIn([rule], journal(opened(1), closed()))).toMatchObject([{ exercised: 1, violations: [violation] }]);
});

test('an accusation can be taken back, and only that one', () => {
  const [finding] = findingsIn([rule], journal(opened(1), closed(), closed(), opened(2)));
  expect(finding).toMatchObject({ exercised: 2, violations: [{ evidence: [{ seq: 2 }] }] });
});

test('two journals share nothing', () => {
  findingsIn([rule], journal(closed()));
  expect(findingsIn([rule], journal(opened(1)))).toMatchObject([{ violations: [] }]);
});

test('findings may be asked for at any time', () => {
  const live = new LiveJudgement([rule]);
  const counts = journal(opened(1), closed(), opened(2)).map((entry) => {
    live.see(entry);
    return live.findings()[0]?.violations.length;
  });
  expect(counts).toEqual([0, 1, 0]);
});

describe('a fold that rules follow', () => {
  /** Tells its followers of each connection that closed, and how many folds there are. */
  function countingFold() {
    const made = { folds: 0 };
    const fold: Fold<() => void> = (followers) => {
      made.folds += 1;
      return {
        'connection-closed'() {
          for (const follower of followers) follower();
        },
      };
    };
    return { fold, made };
  }

  test('is made once for all of them, and tells each', () => {
    const { fold, made } = countingFold();
    const follower = defineRule({ ...rule, judge: ({ exercised, follow }) => follow(fold, exercised) });
    const findings = findingsIn([follower, follower], journal(opened(1), closed(), closed()));
    expect(findings.map(({ exercised }) => exercised)).toEqual([2, 2]);
    expect(made.folds).toBe(1);
  });

  test("sees an entry after the rule's own handlers", () => {
    const told: string[] = [];
    const follower = defineRule({
      ...rule,
      judge: ({ follow }) => ({
        ...follow(countingFold().fold, () => void told.push('by the fold')),
        'connection-closed': () => void told.push('by itself'),
      }),
    });
    findingsIn([follower], journal(closed()));
    expect(told).toEqual(['by itself', 'by the fold']);
  });

  test('lets a rule find in company what it finds alone', () => {
    const entries = journal(
      deviceDeclared(),
      login(),
      exchange({ mid: 5 }),
      silence({ mid: 6 }),
      strayResponse({ mid: 5 }, 'repeated'),
      strayResponse({ mid: 900 }, 'unknown'),
      silence({ mid: 7 }),
      strayResponse({ mid: 7 }, 'late'),
      probeSent({ mid: 8 }),
      strayResponse({ mid: 8 }, 'unknown'),
      exchange({ mid: 9 }),
    );
    const together = findingsIn(rules, entries);
    expect(together).toEqual(rules.flatMap((one) => findingsIn([one], entries)));
    const broken = together.filter(({ violations }) => violations.length > 0).map(({ rule }) => rule.id);
    expect(broken).toEqual(expect.arrayContaining(['V1-CMD-01', 'V1-CMD-02', 'V1-CMD-03', 'V1-CMD-07', 'V1-CMD-20']));
  });
});
