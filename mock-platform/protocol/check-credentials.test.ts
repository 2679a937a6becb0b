import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkCredentials } from './check-credentials.ts';
import { type CredentialsInput, generateCredentials } from './credentials.ts';
import type { CredentialLookup, KnownDevice } from './find-login.ts';
import type { ConnectFields } from './look.ts';
import { computePassword } from './password.ts';

const now = Date.UTC(2018, 6, 24, 17, 30);
const lamp: KnownDevice = { deviceId: 'lamp_1', nodeId: 'node_1', productId: 'p1', secret: '00112233445566778899' };
const fridge: KnownDevice = { ...lamp, deviceId: 'fridge', nodeId: 'cold', secret: 'fedcba98765432100123' };
const frozen: KnownDevice = { ...lamp, deviceId: 'frozen', nodeId: 'n3', frozen: true };
const deleted: KnownDevice = { ...lamp, deviceId: 'deleted', nodeId: 'n4', deleted: true };
const devices = [lamp, fridge, frozen, deleted];
const products = [{ productId: 'p1', secret: '11112222333344445555' }, { productId: 'p2' }];
const lookup: CredentialLookup = {
  byDeviceId: (id) => devices.find(({ deviceId }) => deviceId === id),
  byNodeId: (id) => devices.find(({ nodeId }) => nodeId === id),
  product: (id) => products.find(({ productId }) => productId === id),
};

function connect(input: Partial<CredentialsInput> = {}, fields: Partial<ConnectFields> = {}): ConnectFields {
  const login = 'nodeId' in input || 'deviceId' in input ? {} : { deviceId: lamp.deviceId };
  const credentials = generateCredentials({ secret: lamp.secret, time: now, ...login, ...input } as CredentialsInput);
  return { ...credentials, password: Buffer.from(credentials.password), keepAlive: 120, protocolLevel: 4, ...fields };
}

const check = (fields: ConnectFields, options?: CheckOptions) => checkCredentials(fields, lookup, now, options);
const badFindings = (fields: ConnectFields, options?: CheckOptions) =>
  check(fields, options).findings.filter(({ ok }) => !ok);

describe('right credentials', () => {
  test('by deviceId are accepted, with a finding for every aspect', () => {
    expect(check(connect())).toEqual({
      accepted: true,
      returnCode: 0,
      reason: 'credentials are valid',
      deviceId: 'lamp_1',
      topicId: 'lamp_1',
      login: 'device-id',
      findings: [
        { aspect: 'protocol', ok: true, expected: 'level 4, MQTT 3.1.1', actual: 'level 4' },
        {
          aspect: 'client-identifier',
          ok: true,
          expected: '{id}_{authenticationType}_{signType}_{timestamp}',
          actual: '"lamp_1_0_0_2018072417"',
        },
        {
          aspect: 'authentication-type',
          ok: true,
          expected: '0 (deviceId), 2 (nodeId) or 1 (dynamic registration)',
          actual: '"0"',
        },
        { aspect: 'sign-type', ok: true, expected: '0 (timestamp not checked) or 1 (checked)', actual: '"0"' },
        { aspect: 'timestamp', ok: true, expected: 'the present UTC hour as YYYYMMDDHH', actual: '"2018072417"' },
        { aspect: 'user-name', ok: true, expected: '"lamp_1"', actual: '"lamp_1"' },
        { aspect: 'device', ok: true, expected: 'the deviceId of a registered device', actual: '"lamp_1"' },
        {
          aspect: 'password',
          ok: true,
          expected: `HMAC-SHA256 of the device's secret with "2018072417" as key, in lower-case hexadecimal`,
          actual: 'just that',
        },
        { aspect: 'keep-alive', ok: true, expected: '30 to 1200 s', actual: '120 s' },
      ],
    });
  });

  test('by nodeId are accepted, and the nodeId stands in topics', () => {
    expect(check(connect({ nodeId: 'node_1' }))).toMatchObject({
      accepted: true,
      deviceId: 'lamp_1',
      topicId: 'node_1',
      login: 'node-id',
    });
  });

  test('of a product are accepted for a device that is not registered', () => {
    const secret = '11112222333344445555';
    const verdict = check(connect({ productId: 'p1', nodeId: 'new_node', secret }));
    expect(verdict).toMatchObject({
      accepted: true,
      topicId: 'new_node',
      login: 'product',
      productId: 'p1',
      nodeId: 'new_node',
    });
    expect(verdict).not.toHaveProperty('deviceId');
  });

  test('of a product are accepted for a registered device too, which is told its secret once more', () => {
    const secret = '11112222333344445555';
    expect(check(connect({ productId: 'p1', nodeId: 'node_1', secret }))).toMatchObject({
      accepted: true,
      deviceId: 'lamp_1',
      login: 'product',
    });
  });

  test('of any time are accepted under sign type 0, and those of the hour under sign type 1', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }),
        fc.constantFrom(lamp, fridge),
        (date, { deviceId, secret }) => {
          expect(check(connect({ deviceId, secret, time: date.getTime() })).accepted).toBe(true);
          const checked = connect({ deviceId, secret, time: date.getTime(), signType: 1 });
          expect(checkCredentials(checked, lookup, date.getTime(), { timestampToleranceMs: 0 }).accepted).toBe(true);
        },
      ),
    );
  });
});

/** A CONNECT of the lamp with this timestamp. */
const stamped = (timestamp: string, signType = '0') =>
  connect(
    {},
    {
      clientId: `lamp_1_0_${signType}_${timestamp}`,
      password: Buffer.from(computePassword({ secret: lamp.secret, timestamp })),
    },
  );

describe('what is accepted and noted', () => {
  test.each([
    ['20180724', 'a date of 8 digits, without the hour'],
    ['1532453400', 'seconds since the epoch'],
    ['2018062417', 'month counted from 0'],
    ['2018072424', 'hour 24, after 23'],
    ['2018072418', 'local time, 1 hour ahead of UTC'],
    ['2018111517', '2736 hours in the future'],
  ])('timestamp %s under sign type 0: %s', (timestamp, nearMiss) => {
    expect(check(stamped(timestamp)).accepted).toBe(true);
    expect(badFindings(stamped(timestamp))).toMatchObject([{ aspect: 'timestamp', nearMiss }]);
  });

  test('a neighbouring hour under sign type 1, with what it looks like', () => {
    const verdict = check(stamped('2018072418', '1'));
    expect(verdict.accepted).toBe(true);
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ aspect: 'timestamp', ok: true, nearMiss: 'local time, 1 hour ahead of UTC' }),
    );
  });

  test.each([0, 10, 29, 1201, 65535])('a keep-alive of %i s', (keepAlive) => {
    expect(check(connect({}, { keepAlive })).accepted).toBe(true);
    expect(badFindings(connect({}, { keepAlive }))).toMatchObject([{ aspect: 'keep-alive', actual: `${keepAlive} s` }]);
  });

  test('protocol level 3', () => {
    expect(check(connect({}, { protocolLevel: 3 })).accepted).toBe(true);
    expect(badFindings(connect({}, { protocolLevel: 3 }))).toMatchObject([{ nearMiss: 'MQTT 3.1' }]);
  });

  test('a CONNECT of which only the credentials are known', () => {
    const { clientId, username = '', password = new Uint8Array() } = connect();
    const { accepted, findings } = check({ clientId, username, password });
    expect(accepted).toBe(true);
    expect(findings.map(({ aspect }) => aspect)).not.toContain('keep-alive');
  });
});

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

describe('options', () => {
  test('the documented keep-alive is enforced with return code 2', () => {
    const keepAlive = 'documented';
    expect(check(connect({}, { keepAlive: 10 }), { keepAlive })).toMatchObject({ accepted: false, returnCode: 2 });
    expect(check(connect({}, { keepAlive: 30 }), { keepAlive }).accepted).toBe(true);
    expect(check(connect({}, { keepAlive: 1200 }), { keepAlive }).accepted).toBe(true);
  });

  test('without tolerance only the same hour passes sign type 1', () => {
    const fields = connect({ signType: 1, time: now - 3_600_000 });
    expect(check(fields).accepted).toBe(true);
    expect(check(fields, { timestampToleranceMs: 0 })).toMatchObject({ accepted: false, returnCode: 4 });
  });

  test('upper-case passwords are refused by default', () => {
    const { password = new Uint8Array(), ...rest } = connect();
    const shouted = { ...rest, password: Buffer.from(Buffer.from(password).toString().toUpperCase()) };
    expect(badFindings(shouted)).toMatchObject([{ nearMiss: 'the right digest in upper-case hexadecimal' }]);
    expect(check(shouted, { passwordCase: 'any' }).accepted).toBe(true);
  });
});

test('no CONNECT makes the check throw, and nothing it says holds a password or secret', () => {
  const id = fc.constantFrom('lamp_1', 'node_1', 'p1_node_1', 'p1_x', 'p2_x', 'stranger', '', '_');
  const types = fc.constantFrom('0', '1', '2', '3', '');
  const stamp = fc.constantFrom('2018072417', '20180724', '1532453400', '', 'x');
  const clientId = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.tuple(id, types, types, stamp).map((parts) => parts.join('_')),
  );
  const password = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.constant(Buffer.from(lamp.secret)));
  fc.assert(
    fc.property(clientId, fc.option(id, { nil: undefined }), password, (clientId, username, password) => {
      const verdict = check({ clientId, ...(username !== undefined && { username }), password });
      expect(verdict.accepted).toBe(false);
      expect([2, 4, 5]).toContain(verdict.returnCode);
      expect(JSON.stringify(verdict)).not.toContain(lamp.secret);
    }),
  );
});
