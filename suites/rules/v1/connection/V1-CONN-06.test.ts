import { expect, test } from 'vitest';
import { authenticated, connect, finding, login, refused, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-06.ts';

const verified = connect({ clientId: 'lamp-1_0_1_2026011512' });
const stale = { findings: [finding('timestamp', { ok: false, nearMiss: 'local time, 8 hours ahead of UTC' })] };

test('a timestamp that passes the check passes', () => {
  expect(verdictOf(rule, verified, authenticated())).toEqual({ exercised: 1, violations: [] });
});

test('a stale timestamp under sign type 1 breaks it', () => {
  expect(verdictOf(rule, verified, refused(4, stale))).toMatchObject({
    exercised: 1,
    violations: [{ nearMiss: 'local time, 8 hours ahead of UTC' }],
  });
});

test('under sign type 0 any timestamp will do', () => {
  expect(verdictOf(rule, connect({ clientId: 'lamp-1_0_0_20201103' }), authenticated(stale))).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('ids may hold _ and look like types', () => {
  expect(verdictOf(rule, connect({ clientId: 'lamp_0_1_2_0_2026011512' }), authenticated(stale)).exercised).toBe(0);
});

test('a staged refusal says nothing of the credentials', () => {
  expect(verdictOf(rule, verified, refused(4, { staged: true, ...stale }))).toEqual({ exercised: 0, violations: [] });
});

test('each connection is judged by its own sign type', () => {
  expect(verdictOf(rule, verified, login(2), authenticated({ connection: 2, ...stale })).violations).toEqual([]);
});
