import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../protocol/credentials/check-options.ts';
import type { CredentialLookup, KnownDevice } from '../../protocol/credentials/known-device.ts';
import type { ConnectFields } from '../../protocol/credentials/look.ts';
import { computePassword } from '../../protocol/password.ts';
import { checkCredentials } from './check-credentials.ts';
import { generateV2Credentials } from './credentials.ts';

const now = Date.UTC(2026, 2, 5, 7, 15);
const secret = 's3cr3t_Key-01';
const lamp: KnownDevice = { deviceId: 'p1_n1', nodeId: 'n1', productId: 'p1', secret };
const devices = [
  lamp,
  { ...lamp, deviceId: 'own_id', nodeId: 'n2' },
  { ...lamp, deviceId: 'p1_n3', nodeId: 'n3', frozen: true },
];
const lookup: CredentialLookup = {
  byDeviceId: (id) => devices.find(({ deviceId }) => deviceId === id),
  byNodeId: (id) => devices.find(({ nodeId }) => nodeId === id),
  product: (id) => (id === 'p1' ? { productId: 'p1', secret: 'productsecret' } : undefined),
};

function connect(deviceId = 'p1_n1', fields: Partial<ConnectFields> = {}): ConnectFields {
  const { password, ...rest } = generateV2Credentials({ deviceId, secret, time: now });
  return { ...rest, password: Buffer.from(password), keepAlive: 120, protocolLevel: 4, ...fields };
}

const check = (fields: ConnectFields, options?: CheckOptions) => checkCredentials(fields, lookup, now, options);
const refused = (fields: ConnectFields, options?: CheckOptions) => {
  const { accepted, returnCode, findings } = check(fields, options);
  return { accepted, returnCode, findings: findings.filter(({ ok }) => !ok) };
};

/** With a client identifier of its own, and the password that belongs to its stamp. */
function named(clientId: string, fields: Partial<ConnectFields> = {}): ConnectFields {
  const timestamp = clientId.split('_').at(-1) ?? '';
  return connect('p1_n1', { clientId, password: Buffer.from(computePassword({ secret, timestamp })), ...fields });
}

test('the published computation is the one of generation 1', () => {
  const time = Date.UTC(2025, 3, 14, 1);
  expect(generateV2Credentials({ deviceId: 'd', secret: '12345678', time }).password).toBe(
    'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a',
  );
  expect(generateV2Credentials({ deviceId: 'p1_n1', secret, time: now })).toEqual({
    clientId: 'p1_n1_0_0_2026030507',
    username: 'p1_n1',
    password: 'c249c8a4d99cabbbb9af0dfa8ec00bb824245048b83312ebc698d2362249d8b3',
  });
});

describe('right credentials', () => {
  test('are accepted, with a finding for every aspect', () => {
    expect(check(connect())).toMatchObject({
      accepted: true,
      returnCode: 0,
      reason: 'credentials are valid',
      found: { device: { deviceId: 'p1_n1' } },
      findings: [
        { aspect: 'protocol', ok: true },
        { aspect: 'client-identifier', ok: true, expected: '{device_id}_0_{sign type}_{timestamp}' },
        { aspect: 'authentication-type', ok: true, expected: '0 (device_id)' },
        { aspect: 'sign-type', ok: true },
        { aspect: 'timestamp', ok: true },
        { aspect: 'user-name', ok: true, expected: '"p1_n1"' },
        { aspect: 'device', ok: true, expected: 'the device_id of a registered device' },
        { aspect: 'password', ok: true },
        { aspect: 'keep-alive', ok: true },
      ],
    });
  });

  test.each(['2019010100', '2026030524', '2026130507', '1', '20260305071500', '99999999999999999999'])(
    'of sign type 0 may have any digits: %s',
    (stamp) => {
      expect(check(named(`p1_n1_0_0_${stamp}`))).toMatchObject({ accepted: true });
    },
  );

  test('of sign type 1 may be an hour old, and an hour ahead', () => {
    for (const stamp of ['2026030506', '2026030508']) {
      expect(check(named(`p1_n1_0_1_${stamp}`)).accepted).toBe(true);
    }
    for (const stamp of ['2026030505', '2026030509']) {
      expect(refused(named(`p1_n1_0_1_${stamp}`))).toMatchObject({
        returnCode: 4,
        findings: [{ aspect: 'timestamp' }],
      });
    }
  });

  test.each([10, 0, 3600])(
    'may come with a keep-alive of %d s, unless the platform is told to refuse it',
    (keepAlive) => {
      expect(check(connect('p1_n1', { keepAlive })).accepted).toBe(true);
      expect(refused(connect('p1_n1', { keepAlive }), { keepAlive: 'documented' })).toMatchObject({
        accepted: false,
        returnCode: 2,
        findings: [{ aspect: 'keep-alive', expected: '30 to 1200 s', actual: `${keepAlive} s` }],
      });
    },
  );
});

describe('refused with what they are instead', () => {
  test.each<[string, string, ConnectFields, number, object]>([
    ['node_id', 'a node_id; the device_id of this device is "own_id"', connect('n2'), 4, { aspect: 'device' }],
    [
      '{product_id}_{node_id}',
      '{product_id}_{node_id}; the device_id of this device is "own_id"',
      connect('p1_n2'),
      4,
      { aspect: 'device' },
    ],
    ['product_id', 'a product_id, without the device', connect('p1'), 4, { aspect: 'device' }],
    [
      'identity type 2',
      'a login by node_id, as only the first generation lets in',
      named('n1_2_0_2026030507'),
      2,
      { aspect: 'authentication-type', actual: '"2"' },
    ],
    [
      'identity type 1',
      'an unregistered device of a product, as only the first generation lets in',
      named('p1_n1_1_0_2026030507'),
      2,
      { aspect: 'authentication-type' },
    ],
    ['sign type 2', 'HMAC-SM3 of later SDKs', named('p1_n1_0_2_2026030507'), 2, { aspect: 'sign-type', actual: '"2"' }],
    [
      'a type that is missing',
      'one of the two types is missing behind "p1_n1"',
      named('p1_n1_0_2026030507'),
      2,
      { aspect: 'client-identifier' },
    ],
    ['braces of the manual', 'braces around it', named('{p1_n1_0_0_2026030507}'), 2, { aspect: 'client-identifier' }],
    [
      'the whole client identifier as user name',
      'the whole client identifier',
      connect('p1_n1', { username: 'p1_n1_0_0_2026030507' }),
      4,
      { aspect: 'user-name' },
    ],
    [
      'key and message swapped',
      'HMAC with key and message swapped',
      connect('p1_n1', { password: Buffer.from(computePassword({ secret: '2026030507', timestamp: secret })) }),
      4,
      { aspect: 'password' },
    ],
    [
      "the product's secret",
      "HMAC of the product's secret",
      connect('p1_n1', {
        password: Buffer.from(computePassword({ secret: 'productsecret', timestamp: '2026030507' })),
      }),
      4,
      { aspect: 'password' },
    ],
  ])('%s: %s', (_, nearMiss, fields, returnCode, finding) => {
    const { accepted, returnCode: code, findings } = refused(fields);
    expect({ accepted, returnCode: code }).toEqual({ accepted: false, returnCode });
    expect(findings).toContainEqual(expect.objectContaining({ ...finding, nearMiss }));
  });

  test('a frozen device, with code 5', () => {
    expect(refused(connect('p1_n3'))).toMatchObject({
      returnCode: 5,
      findings: [{ aspect: 'device', actual: '"p1_n3", which is frozen' }],
    });
  });

  test('MQTT 5, with code 1', () => {
    expect(refused(connect('p1_n1', { protocolLevel: 5 }))).toMatchObject({ returnCode: 1 });
  });

  test('a client identifier of more than 256 characters', () => {
    expect(refused(named(`${'x'.repeat(250)}_0_0_2026030507`))).toMatchObject({ returnCode: 2 });
  });
});

describe('a client identifier that names no registered device, with the user name of one', () => {
  const nearMiss = 'the user name, "p1_n1", names a registered device';

  test('is one mistake: it names nobody', () => {
    expect(refused(named('wrong_0_0_2026030507'))).toEqual({
      accepted: false,
      returnCode: 4,
      findings: [
        {
          aspect: 'device',
          ok: false,
          expected: 'the device_id of a registered device',
          actual: '"wrong", not registered as device_id',
          nearMiss,
        },
      ],
    });
  });

  test('leads the reason of the refusal', () => {
    expect(check(named('wrong_0_0_2026030507')).reason).toMatch(/^device: expected the device_id of a registered/);
  });

  test('keeps its other near miss, where there is one', () => {
    const [finding] = refused(named('n2_0_0_2026030507')).findings;
    expect(finding).toMatchObject({ aspect: 'device', nearMiss: expect.stringMatching(/^a node_id;/) });
  });

  test('is one mistake under another identity type too', () => {
    const aspects = refused(named('n1_2_0_2026030507')).findings.map(({ aspect }) => aspect);
    expect(aspects).toEqual(['authentication-type']);
  });

  test('is two mistakes, where the user name names nobody either', () => {
    const { findings } = refused(named('wrong_0_0_2026030507', { username: 'n1' }));
    expect(findings.map(({ aspect }) => aspect)).toEqual(['user-name', 'device']);
  });
});
