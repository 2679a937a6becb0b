import { quote } from '../quote.ts';
import { holdsPlaceholder, unwrap } from '../unwrap.ts';
import type { Attempt, Look } from './look.ts';

/** The user name has to be the id part of the client identifier, under authentication type 1 the productId in it (ref 1.3). */
export function lookAtUserName(attempt: Attempt): Look {
  const { username } = attempt.connect;
  const expected = attempt.found?.username ?? attempt.identifier.id;
  const actual = username === undefined ? 'none' : quote(username);
  const look = { aspect: 'user-name', expected: quote(expected), actual } as const;
  if (username === expected) return { ...look, ok: true };
  const nearMiss = username ? nearMissOf(username, expected, attempt) : undefined;
  return { ...look, ok: false, ...(nearMiss && { nearMiss }), refuse: 4 };
}

function nearMissOf(username: string, expected: string, attempt: Attempt): string | undefined {
  const { connect, identifier, found, lookup } = attempt;
  if (username === connect.clientId) return 'the whole client identifier';
  if (username === identifier.id) return '{productId}_{nodeId} where the productId alone belongs';
  if (username === found?.device?.deviceId) return "this device's deviceId where its nodeId belongs";
  if (username === found?.device?.nodeId) return "this device's nodeId where its deviceId belongs";
  if (holdsPlaceholder(username)) return 'a placeholder that was not filled in';
  const wrapping = unwrap(username);
  if (wrapping?.bare === expected) return wrapping.leavings;
  if (username.toLowerCase() === expected.toLowerCase()) return 'another letter case';
  if (lookup.byDeviceId(username) ?? lookup.byNodeId(username)) return 'the name of another registered device';
  return undefined;
}
