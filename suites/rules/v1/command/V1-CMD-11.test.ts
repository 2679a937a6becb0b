import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  deviceDeclared,
  type Event,
  exchange,
  login,
  online,
  probeSent,
  silence,
  strayResponse,
  verdictOf,
} from '../../testing.ts';
import rule from './V1-CMD-11.ts';

const proven = [...login(), ...exchange({ mid: 5 })];
const probe = probeSent({ flaw: 'cut off after 3 of 91 bytes' });
const dropped = closed({ clean: false, reason: 'reset' });
const exited = (some: object = {}): Event => ({
  type: 'device-exited',
  deviceId: 'lamp-1',
  code: 139,
  signal: null,
  asked: false,
  ...some,
});
const stopping: Event = { type: 'device-stopping', deviceId: 'lamp-1' };

test('an empty journal, and valid commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, exchange({ mid: 6 }))).toEqual({ exercised: 0, violations: [] });
});

test('an answer to the next command passes, also after an error for the malformed one', () => {
  expect(verdictOf(rule, proven, probe, exchange({ mid: 9 }))).toEqual({ exercised: 1, violations: [] });
  const refused = strayResponse({ mid: null, errcode: 1 }, 'no-mid');
  expect(verdictOf(rule, proven, probe, refused, exchange({ mid: 9 }))).toEqual({ exercised: 1, violations: [] });
});

test('silence to the next command breaks it', () => {
  const { violations } = verdictOf(rule, proven, probe, silence({ mid: 9 }));
  expect(violations).toMatchObject([
    { evidence: [{ type: 'probe-sent' }, { type: 'command-sent' }, { type: 'command-unanswered' }] },
  ]);
});

test('so does the end of the device, with a command in flight or without', () => {
  const end = {
    message: 'It ended after a malformed command (cut off after 3 of 91 bytes).',
    actual: expect.stringMatching(/^it ended with exit code 139, [23]00 ms after that$/),
  };
  expect(verdictOf(rule, proven, probe, dropped, exited()).violations).toMatchObject([end]);
  const lost = silence({ mid: 9 }, { outcome: 'connection-lost' });
  expect(verdictOf(rule, proven, probe, lost, exited(), dropped).violations).toMatchObject([end]);
  expect(verdictOf(rule, proven, exchange({ mid: 9 }), exited()).violations).toEqual([]);
});

describe('a device that closes the connection', () => {
  test('and comes back passes', () => {
    const back = [...login(2), ...exchange({ mid: 9, connection: 2 })];
    expect(verdictOf(rule, proven, probe, dropped, back)).toEqual({ exercised: 1, violations: [] });
    expect(verdictOf(rule, proven, probe, online(2), dropped, at(60_000, stopping)).violations).toEqual([]);
  });

  test('and stays away breaks it', () => {
    expect(verdictOf(rule, proven, probe, dropped, at(60_000, stopping)).violations).toMatchObject([
      { actual: 'it is not on line', evidence: [{ type: 'probe-sent' }, { type: 'connection-closed' }, {}] },
    ]);
  });

  test('and is stopped before it could come back is not accused, unless it never comes back', () => {
    expect(verdictOf(rule, proven, probe, dropped, stopping).violations).toEqual([]);
    const declared = deviceDeclared({ reconnects: false });
    expect(verdictOf(rule, declared, proven, probe, dropped, stopping).violations).toHaveLength(1);
  });

  test('because the platform cut it is not accused', () => {
    const cut = closed({ by: 'platform', staged: true });
    expect(verdictOf(rule, proven, probe, cut, at(60_000, stopping)).violations).toEqual([]);
  });
});
