import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../clock.ts';
import type { Choices } from '../choices.ts';
import { applications, type Stage, stage } from '../testing.ts';
import { throttleLimits } from '../throttle.ts';

const login = '/iocm/app/sec/v1.1.0/login';
const refresh = '/iocm/app/sec/v1.1.0/refreshToken';
const logout = '/iocm/app/sec/v1.1.0/logout';
const devices = '/iocm/app/dm/v1.4.0/devices';
const { appId, secret } = applications[0];

let it: Stage;
const clock = new VirtualClock(Date.parse('2026-03-01T12:00:00Z'));
async function open(options: Parameters<typeof stage>[0] = {}): Promise<Stage> {
  it = await stage(options, { clock });
  return it;
}
afterEach(() => it.stop());

describe('a login', () => {
  test('answers with a token for an hour and one to refresh it', async () => {
    const { app } = await open();
    expect(await app.call('POST', login, { form: { appId, secret } })).toEqual({
      status: 200,
      body: {
        scope: 'default',
        tokenType: 'Bearer ',
        expiresIn: 3600,
        accessToken: expect.stringMatching(/^[0-9a-f]{32}$/),
        refreshToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
  });

  test('makes the token before it void at once', async () => {
    const { app } = await open();
    expect((await app.call('GET', devices)).status).toBe(200);
    const before = { Authorization: `Bearer ${app.accessToken}` };
    await app.login();
    expect((await app.call('GET', devices)).status).toBe(200);
    const words = await app.refused('GET', devices, '1010005', { status: 403, headers: before });
    expect(words).toBe('App_key or access_token is invalid. It is not the newest accessToken of this application.');
  });

  test.each([
    [{ appId, secret: 'wrong' }, '100208', 401],
    [{ appId: 'nobody', secret }, '100208', 401],
    [{ appId }, '102202', 400],
    [{ appId: '', secret }, '102202', 400],
    [{ appId: 'x'.repeat(257), secret }, '50400', 400],
  ])('with %j is refused with %s', async (form, code, status) => {
    const { app } = await open();
    await app.refused('POST', login, code, { status, form: form as Record<string, string> });
  });

  test('of a frozen application is refused', async () => {
    const { app } = await open({
      applications: [...applications, { appId: 'cold', secret: 'ice', frozen: true }],
    });
    await app.refused('POST', login, '100247', { status: 400, form: { appId: 'cold', secret: 'ice' } });
  });

  test('as JSON gets an answer that says which form it takes', async () => {
    const { app } = await open();
    const words = await app.refused('POST', login, '100007', { status: 400, body: { appId, secret } });
    expect(words).toContain('Content-Type has to be application/x-www-form-urlencoded, got "application/json".');
  });
});

describe('a token', () => {
  test('expires after an hour', async () => {
    const { app } = await open();
    clock.advance(3_599_000);
    expect((await app.call('GET', devices)).status).toBe(200);
    clock.advance(1000);
    const words = await app.refused('GET', devices, '1010005', { status: 403 });
    expect(words).toContain('The accessToken has expired.');
  });

  test.each([
    ['no app_key', { app_key: '' }, '100025', 401],
    ['an unknown app_key', { app_key: 'nobody' }, '100203', 403],
    ["another application's app_key", { app_key: applications[1].appId }, '1010005', 403],
    ['a forged token', { Authorization: `Bearer ${'0'.repeat(32)}` }, '1010005', 403],
    ['no token', { Authorization: '' }, '1010005', 403],
    ['a token of another scheme', { Authorization: 'Basic YTpi' }, '1010005', 403],
  ])('with %s is refused', async (_, headers, code, status) => {
    const { app } = await open();
    await app.refused('GET', devices, code, { status, headers: headers as Record<string, string> });
  });

  test.each(['bearer TOKEN', 'Bearer  TOKEN'])('is taken when it is written %j', async (form) => {
    const { app } = await open();
    const headers = { Authorization: form.replace('TOKEN', app.accessToken) };
    expect((await app.call('GET', devices, { headers })).status).toBe(200);
  });

  test('is refreshed once, for a pair of new ones, also after it has expired', async () => {
    const { app } = await open();
    clock.advance(3_600_000);
    const body = { appId, secret, refreshToken: app.refreshToken };
    const { status, body: pair } = await app.call('POST', refresh, { body });
    expect(status).toBe(200);
    app.accessToken = pair.accessToken;
    expect((await app.call('GET', devices)).status).toBe(200);
    await app.refused('POST', refresh, '1010005', { status: 403, body });
  });

  test('is not refreshed after a day, with a wrong secret, or with nothing to refresh', async () => {
    const { app } = await open();
    const body = { appId, secret, refreshToken: app.refreshToken };
    await app.refused('POST', refresh, '100208', { status: 401, body: { ...body, secret: 'wrong' } });
    await app.refused('POST', refresh, '102202', { status: 400, body: { appId, secret } });
    clock.advance(24 * 3_600_000);
    const words = await app.refused('POST', refresh, '1010005', { status: 403, body });
    expect(words).toContain('The refreshToken has expired.');
  });

  test('is void after logout, and so is the one to refresh it', async () => {
    const { app } = await open();
    expect(await app.call('POST', logout, { body: { accessToken: app.accessToken } })).toEqual({ status: 204 });
    await app.refused('GET', devices, '1010005', { status: 403 });
    const body = { appId, secret, refreshToken: app.refreshToken };
    await app.refused('POST', refresh, '1010005', { status: 403, body });
    await app.refused('POST', logout, '1010005', { status: 403, body: { accessToken: app.accessToken } });
  });
});

describe('where documents disagree', () => {
  const choose = (choices: Partial<Choices>) => open({ choices });

  test('tokenType is bearer on request', async () => {
    const { app } = await choose({ tokenType: 'bearer' });
    expect((await app.call('POST', login, { form: { appId, secret } })).body.tokenType).toBe('bearer');
  });

  test('a refresh token lives for a month on request', async () => {
    const month = 30 * 24 * 3_600_000;
    const { app } = await choose({ refreshTokenLifeMs: month });
    clock.advance(month - 1);
    expect((await app.call('POST', refresh, { body: { appId, secret, refreshToken: app.refreshToken } })).status).toBe(
      200,
    );
  });

  test('statuses are those of the older edition on request', async () => {
    const { app } = await choose({ errorStatus: 'older' });
    await app.refused('GET', devices, '100002', { status: 401, headers: { Authorization: 'Bearer forged' } });
    await app.refused('GET', devices, '100203', { status: 200, headers: { app_key: 'nobody' } });
    await app.refused('GET', `${devices}?appId=${applications[1].appId}`, '100217', { status: 200 });
  });
});

describe('the throttle', () => {
  test('refuses the 101st call in any 60 s, of one application and not of another', async () => {
    const { app, other } = await open({ throttle: true });
    // The login was the first.
    for (let n = 1; n < throttleLimits.calls; n += 1) expect((await app.call('GET', devices)).status).toBe(200);
    const words = await app.refused('GET', devices, '1010009', { status: 403 });
    expect(words).toBe('app throttle exceed. More than 100 calls in 60 s.');
    await app.refused('POST', login, '1010009', { status: 403, form: { appId, secret } });
    expect((await other.call('GET', devices)).status).toBe(200);
    clock.advance(59_999);
    await app.refused('GET', devices, '1010009', { status: 403 });
    clock.advance(1);
    expect((await app.call('GET', devices)).status).toBe(200);
  });

  test('is not used up by a hundred log-ins with a wrong secret', async () => {
    const { app } = await open({ throttle: true });
    for (let n = 0; n < throttleLimits.calls; n += 1) {
      await app.refused('POST', login, '100208', { status: 401, form: { appId, secret: 'wrong' } });
      const body = { appId, secret: 'wrong', refreshToken: app.refreshToken };
      await app.refused('POST', refresh, '100208', { status: 401, body });
    }
    expect((await app.call('GET', devices)).status).toBe(200);
    await app.login();
    const body = { appId, secret, refreshToken: app.refreshToken };
    expect((await app.call('POST', refresh, { body })).status).toBe(200);
  });

  test('counts nothing when it is off', async () => {
    const { app } = await open({ throttle: false });
    for (let n = 0; n < 150; n += 1) expect((await app.call('GET', devices)).status).toBe(200);
  });
});

test('each call is recorded: who, what, the answer, and why it was refused; never a secret', async () => {
  const { app, platform } = await open();
  await app.call('GET', `${devices}?pageNo=0`);
  await app.refused('GET', `${devices}/nobody`, '100403', { status: 404 });
  const calls = platform.journal.entries.filter(({ type }) => type === 'api-called').slice(-2);
  expect(calls).toMatchObject([
    { method: 'GET', path: devices, status: 200, appId },
    {
      path: `${devices}/nobody`,
      status: 404,
      errorCode: '100403',
      error: 'The device is not existed. This application has no device "nobody".',
    },
  ]);
  const text = JSON.stringify(platform.journal.entries);
  for (const word of [secret, app.accessToken, app.refreshToken]) expect(text).not.toContain(word);
});

test('a call without a log-in is recorded with the application that it names', async () => {
  const { app, platform } = await open();
  const body = { appId, secret, refreshToken: app.refreshToken };
  const { accessToken } = (await app.call('POST', refresh, { body })).body;
  await app.call('POST', logout, { body: { accessToken } });
  await app.refused('POST', login, '100208', { status: 401, form: { appId, secret: 'wrong' } });
  await app.refused('POST', login, '100208', { status: 401, form: { appId: 'nobody', secret } });
  await app.refused('POST', logout, '1010005', { status: 403, body: { accessToken } });
  const calls = platform.journal.entries.flatMap((entry) => (entry.type === 'api-called' ? [entry] : []));
  expect(calls.map(({ path, status, appId }) => [path, status, appId])).toEqual([
    [login, 200, applications[0].appId],
    [login, 200, applications[1].appId],
    [refresh, 200, appId],
    [logout, 204, appId],
    [login, 401, appId],
    [login, 401, undefined],
    [logout, 403, undefined],
  ]);
});
