import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skipsZeroBytes } from '../../protocol/skipped-hours.ts';
import { checkCredentials } from './check-credentials.ts';
import { badFindings, check, connect, fridge, lamp, lookup, now, stamped } from './check-credentials-testing.ts';

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

  test('of a product are also accepted for a registered device, which gets its secret once more', () => {
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

describe('a stamp that was moved on past an hour whose digest holds a zero byte', () => {
  const known = { ...lamp, secret: '12345678' };
  const only = { ...lookup, byDeviceId: () => known };
  const at = Date.UTC(2025, 3, 18, 23, 30);
  const movedOn = (signType: string, password = '7599e956f91c9cc9af3dc2154435ad0b2eda5f62aecdd060e18bfbdf7d1848f9') =>
    connect({}, { clientId: `lamp_1_0_${signType}_2025041824`, password: Buffer.from(password) });
  const timestampOf = ({ findings }: ReturnType<typeof checkCredentials>) =>
    findings.find(({ aspect }) => aspect === 'timestamp');

  test.each(['0', '1'])('is named and accepted under sign type %s, after 23 h too', (signType) => {
    const verdict = checkCredentials(movedOn(signType), only, at);
    expect(verdict.accepted).toBe(true);
    expect(timestampOf(verdict)).toMatchObject({ ok: true, nearMiss: skipsZeroBytes });
  });

  test('is refused by a platform that insists on the hour', () => {
    expect(checkCredentials(movedOn('1'), only, at, { timestampToleranceMs: 0 })).toMatchObject({
      accepted: false,
      returnCode: 4,
    });
  });

  test('is not taken for that without the right password', () => {
    const verdict = checkCredentials(movedOn('0', '0'.repeat(64)), only, at);
    expect(timestampOf(verdict)).toMatchObject({ ok: false, nearMiss: 'hour 24, after 23' });
  });
});
