import { describe, expect, test } from 'vitest';
import type { ConnectFields } from '../../protocol/credentials/look.ts';
import { checkCredentials } from './check-credentials.ts';
import { badFindings, check, connect, lamp, lookup, now, stamped } from './check-credentials-testing.ts';

describe('refusals', () => {
  const wrongSecret = connect({ secret: 'another secret' });
  test.each<[string, ConnectFields, number, string, string | undefined]>([
    ['MQTT 5', connect({}, { protocolLevel: 5 }), 1, 'protocol', undefined],
    [
      'a client identifier of three parts',
      connect({}, { clientId: 'lamp_0_2018072417' }),
      2,
      'client-identifier',
      'one of the two types is missing',
    ],
    [
      'the bare deviceId',
      connect({}, { clientId: 'lamp_1' }),
      2,
      'client-identifier',
      'the id alone, without types and timestamp',
    ],
    [
      'a missing type behind an id that ends in a digit',
      connect({}, { clientId: 'lamp_1_0_2018072417' }),
      2,
      'client-identifier',
      'one of the two types is missing behind "lamp_1"',
    ],
    [
      'a client identifier in quotation marks',
      connect({}, { clientId: '"lamp_1_0_0_2018072417"' }),
      2,
      'client-identifier',
      'quotation marks around it',
    ],
    [
      'a client identifier with a byte order mark and a line end',
      connect({}, { clientId: '\ufefflamp_1_0_0_2018072417\r\n' }),
      2,
      'client-identifier',
      'a byte order mark and white space around it',
    ],
    [
      'a user name in quotation marks',
      connect({}, { username: '“lamp_1”' }),
      4,
      'user-name',
      'quotation marks around it',
    ],
    [
      'a client identifier that was not filled in',
      connect({}, { clientId: '$IOT_DEVICE_ID' }),
      2,
      'client-identifier',
      'a placeholder that was not filled in',
    ],
    ['an empty client identifier', connect({}, { clientId: '' }), 2, 'client-identifier', undefined],
    [
      'a missing type after an id with underscores',
      connect({}, { clientId: 'lamp_1_a_0_2018072417' }),
      2,
      'authentication-type',
      'one of the two types is missing',
    ],
    [
      'authentication type 3',
      connect({}, { clientId: 'lamp_1_3_0_2018072417' }),
      2,
      'authentication-type',
      "a bridge's login in later SDKs",
    ],
    ['sign type 2', connect({}, { clientId: 'lamp_1_0_2_2018072417' }), 2, 'sign-type', 'HMAC-SM3 of later SDKs'],
    ['an unknown device', connect({ deviceId: 'stranger' }), 4, 'device', undefined],
    [
      'a nodeId under authentication type 0',
      connect({ deviceId: 'node_1' }),
      4,
      'device',
      'a nodeId, which goes with authentication type 2',
    ],
    [
      'a deviceId under authentication type 2',
      connect({ nodeId: 'lamp_1' }),
      4,
      'device',
      'a deviceId, which goes with authentication type 0',
    ],
    ['an unknown product', connect({ productId: 'p9', nodeId: 'n' }), 4, 'device', undefined],
    [
      'a deviceId under authentication type 1',
      connect({}, { clientId: 'lamp_1_1_0_2018072417', username: 'lamp' }),
      4,
      'device',
      'a deviceId, which goes with authentication type 0',
    ],
    ['a product without a secret', connect({ productId: 'p2', nodeId: 'n', secret: '' }), 4, 'device', undefined],
    [
      'a product login without a nodeId',
      connect({}, { clientId: 'p1_1_0_2018072417', username: 'p1' }),
      4,
      'device',
      undefined,
    ],
    [
      'an unknown deviceId, with the user name of a device',
      connect({}, { clientId: 'wrong_0_0_2018072417' }),
      4,
      'device',
      'the user name, "lamp_1", names a registered device',
    ],
    [
      'an unknown nodeId, with the user name of a device',
      connect({ nodeId: 'node_1' }, { clientId: 'wrong_2_0_2018072417' }),
      4,
      'device',
      'the user name, "node_1", names a registered device',
    ],
    ['no user name', (({ username, ...rest }) => rest)(connect()), 4, 'user-name', undefined],
    [
      "another device's user name",
      connect({}, { username: 'fridge' }),
      4,
      'user-name',
      'the name of another registered device',
    ],
    [
      'the nodeId as user name',
      connect({}, { username: 'node_1' }),
      4,
      'user-name',
      "this device's nodeId where its deviceId belongs",
    ],
    [
      'the deviceId as user name of a nodeId login',
      connect({ nodeId: 'node_1' }, { username: 'lamp_1' }),
      4,
      'user-name',
      "this device's deviceId where its nodeId belongs",
    ],
    [
      'the client identifier as user name',
      connect({}, { username: 'lamp_1_0_0_2018072417' }),
      4,
      'user-name',
      'the whole client identifier',
    ],
    [
      'the id part as user name of a product login',
      connect({ productId: 'p1', nodeId: 'n', secret: '11112222333344445555' }, { username: 'p1_n' }),
      4,
      'user-name',
      '{productId}_{nodeId} where the productId alone belongs',
    ],
    ['a shouted user name', connect({}, { username: 'LAMP_1' }), 4, 'user-name', 'another letter case'],
    ['a user name with a line end', connect({}, { username: 'lamp_1\n' }), 4, 'user-name', 'white space around it'],
    ['no password', (({ password, ...rest }) => rest)(connect()), 4, 'password', undefined],
    ['a wrong secret', wrongSecret, 4, 'password', undefined],
    [
      'the secret of the product under authentication type 0',
      connect({ secret: '11112222333344445555' }),
      4,
      'password',
      "HMAC of the product's secret",
    ],
    [
      'the secret of the device under authentication type 1',
      connect({ productId: 'p1', nodeId: 'node_1' }),
      4,
      'password',
      "HMAC of the device's secret",
    ],
    [
      'local time under sign type 1',
      connect({ signType: 1, time: now + 8 * 3_600_000 }),
      4,
      'timestamp',
      'local time, 8 hours ahead of UTC',
    ],
    ['seconds under sign type 1', stamped('1532453400', '1'), 4, 'timestamp', 'seconds since the epoch'],
    ['a frozen device', connect({ deviceId: 'frozen' }), 5, 'device', undefined],
    ['a deleted device', connect({ deviceId: 'deleted' }), 5, 'device', undefined],
  ])('%s', (_what, fields, returnCode, aspect, nearMiss) => {
    const verdict = check(fields);
    expect(verdict).toMatchObject({ accepted: false, returnCode });
    expect(verdict.reason).toMatch(new RegExp(`^${aspect}: expected `));
    const finding = verdict.findings.find((found) => found.aspect === aspect);
    expect(finding?.ok).toBe(false);
    expect(finding?.nearMiss).toBe(nearMiss);
  });

  test('a frozen device with a wrong password is refused for the password', () => {
    expect(check(connect({ deviceId: 'frozen', secret: 'wrong' })).returnCode).toBe(4);
  });

  test('the lowest code wins where several things are wrong, and all of them are found', () => {
    const fields = connect({ secret: 'wrong' }, { clientId: 'lamp_1_0_7_2018072417', username: 'fridge' });
    expect(check(fields).returnCode).toBe(2);
    expect(badFindings(fields).map(({ aspect }) => aspect)).toEqual(['sign-type', 'user-name', 'password']);
  });

  test('an outdated timestamp is given as the reason before a wrong password', () => {
    const fields = connect({ secret: 'wrong', signType: 1, time: 0 });
    expect(check(fields).reason).toBe(
      'timestamp: expected the present UTC hour as YYYYMMDDHH, got "1970010100" (425681 hours in the past)',
    );
  });

  test('the device stays named where the credentials name one', () => {
    expect(check(wrongSecret)).toMatchObject({ accepted: false, deviceId: 'lamp_1', topicId: 'lamp_1' });
  });

  test('a client identifier of any length is quoted in part', () => {
    expect(check(connect({}, { clientId: 'x'.repeat(60_000) })).reason.length).toBeLessThan(300);
  });
});

test('where a type is missing, nothing is said of a device that was never named', () => {
  const { findings, accepted, deviceId } = check(connect({}, { clientId: 'lamp_1_0_2018072417' }));
  expect({ accepted, deviceId }).toEqual({ accepted: false, deviceId: undefined });
  expect(findings.map(({ aspect }) => aspect)).toEqual(['protocol', 'client-identifier', 'keep-alive']);
});

test('a device that registers itself under the name of another one is not such a case', () => {
  const secret = '11112222333344445555';
  const known = { ...lookup, byNodeId: (id: string) => (id === 'p1_node_1' ? lamp : undefined) };
  const fields = connect({ productId: 'p1', nodeId: 'node', secret });
  expect(checkCredentials(fields, known, now)).toMatchObject({ accepted: true, login: 'product' });
});

test('what is in quotation marks is looked at without them, aspect by aspect', () => {
  const quoted = connect({}, { clientId: '"lamp_1_0_0_2018072417"', username: '"lamp_1"' });
  expect(badFindings(quoted)).toMatchObject([
    { aspect: 'client-identifier', nearMiss: 'quotation marks around it' },
    { aspect: 'user-name', expected: '"lamp_1"', nearMiss: 'quotation marks around it' },
  ]);
});
