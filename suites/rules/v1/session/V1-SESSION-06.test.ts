import { expect, test } from 'vitest';
import { at, authenticated, deviceStarted, finding, refused, verdictOf } from '../../testing.ts';
import rule from './V1-SESSION-06.ts';

const stale = finding('timestamp', { ok: false, expected: '2026011513', actual: '2026011509' });

test('an empty journal, and the first login, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, refused(4, { findings: [stale] }), authenticated())).toEqual({ exercised: 0, violations: [] });
});

test('a return with valid credentials in another hour passes', () => {
  const back = at(3_600_000, authenticated({ connection: 2 }));
  expect(verdictOf(rule, authenticated(), back)).toEqual({ exercised: 1, violations: [] });
});

test('a return within the hour shows nothing: a timestamp that was made once is as good', () => {
  expect(verdictOf(rule, authenticated(), authenticated({ connection: 2 }))).toEqual({ exercised: 0, violations: [] });
});

test('a return with an old timestamp breaks it', () => {
  const back = refused(4, { connection: 2, findings: [stale] });
  expect(verdictOf(rule, authenticated(), back)).toMatchObject({
    exercised: 1,
    violations: [{ expected: '2026011513', actual: '2026011509', evidence: [{ seq: 1 }, { seq: 2 }] }],
  });
});

test('an old timestamp that is not verified, a staged refusal, and a new start do not', () => {
  const tolerated = authenticated({ connection: 2, findings: [stale] });
  expect(verdictOf(rule, authenticated(), tolerated).violations).toEqual([]);
  const staged = refused(4, { connection: 2, findings: [stale], staged: true });
  expect(verdictOf(rule, authenticated(), staged)).toEqual({ exercised: 0, violations: [] });
  const back = refused(4, { connection: 2, findings: [stale] });
  expect(verdictOf(rule, authenticated(), deviceStarted(), back)).toEqual({ exercised: 0, violations: [] });
});
