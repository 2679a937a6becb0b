import { afterEach, describe, expect, test } from 'vitest';
import { notifyTypes } from '../subscriptions.ts';
import { type Stage, stage } from '../testing.ts';

const path = '/iocm/app/sub/v1.2.0/subscriptions';
const callbackUrl = 'http://127.0.0.1:8080/callback';

let it: Stage;
afterEach(() => it.stop());

const subscribe = async (notifyType: string, url = callbackUrl) =>
  (await it.app.call('POST', path, { body: { notifyType, callbackUrl: url } })).body.subscriptionId as string;

const listed = async (query = '') =>
  (await it.app.call('GET', `${path}?pageSize=100${query}`)).body.subscriptions.map(
    ({ subscriptionId }: { subscriptionId: string }) => subscriptionId,
  );

describe('a subscription', () => {
  test.each(notifyTypes)('to %s is made, and found again', async (notifyType) => {
    it = await stage();
    const { status, body } = await it.app.call('POST', `${path}?ownerFlag=true`, {
      body: { notifyType, callbackUrl, appId: it.app.appId },
    });
    expect([status, body]).toEqual([201, { subscriptionId: expect.any(String), notifyType, callbackUrl }]);
    expect(await it.app.call('GET', `${path}/${body.subscriptionId}`)).toEqual({ status: 200, body });
  });

  test.each([
    'https://example.com:443/x?y=z',
    'HTTP://127.0.0.1:80',
    'http://[::1]:8080/',
    `http://h:1/${'x'.repeat(1011)}`,
  ])('at %s is taken', async (url) => {
    it = await stage();
    expect(await subscribe('deviceAdded', url)).toBeTruthy();
  });

  test.each([
    ['ftp://127.0.0.1:21/', '100222', 'is neither http nor https'],
    ['file:///etc/passwd', '100222', 'is neither http nor https'],
    ['javascript:alert(1)', '100222', 'is neither http nor https'],
    ['127.0.0.1:8080/callback', '100222', 'is not a URL'],
    ['', '100222', 'is not a URL'],
    ['http://127.0.0.1/callback', '100222', 'has no port, such as http://127.0.0.1:8080/callback'],
    ['http://host/path:80', '100222', 'has no port'],
    ['http://user:word@127.0.0.1:8080/', '100222', 'holds credentials'],
    [`http://h:1/${'x'.repeat(1014)}`, '50400', 'body.callbackUrl: Too big'],
  ])('at %s is refused with %s', async (callbackUrl, code, words) => {
    it = await stage();
    const body = { notifyType: 'deviceAdded', callbackUrl };
    expect(await it.app.refused('POST', path, code, { status: 400, body })).toContain(words);
  });

  test('to the same at the same address is refused; to another, or elsewhere, it is not', async () => {
    it = await stage();
    const first = await subscribe('deviceAdded');
    const body = { notifyType: 'deviceAdded', callbackUrl };
    const words = await it.app.refused('POST', path, '100227', { status: 409, body });
    expect(words).toContain(first);
    await subscribe('deviceDeleted');
    await subscribe('deviceAdded', `${callbackUrl}/2`);
    expect((await it.other.call('POST', path, { body })).status).toBe(201);
  });

  test.each([
    [{ notifyType: 'weather', callbackUrl }, '50400', 400],
    [{ notifyType: 'deviceAdded' }, '50400', 400],
    [{ notifyType: 'deviceAdded', callbackUrl, appId: 'app_2' }, '100217', 403],
    [{ notifyType: 'deviceAdded', callbackUrl, appId: 'nobody' }, '100203', 403],
  ])('with %j is refused with %s', async (body, code, status) => {
    it = await stage();
    await it.app.refused('POST', path, code, { status, body });
  });
});

test('subscriptions are listed by type and page', async () => {
  it = await stage();
  const ids = [];
  for (let n = 0; n < 12; n += 1) ids.push(await subscribe('deviceAdded', `${callbackUrl}/${n}`));
  const other = await subscribe('deviceDeleted');
  const { body } = await it.app.call('GET', path);
  expect(body).toMatchObject({ totalCount: 13, pageNo: 0, pageSize: 10 });
  expect(body.subscriptions).toHaveLength(10);
  expect((await it.app.call('GET', `${path}?pageNo=1`)).body.subscriptions).toHaveLength(3);
  expect(await listed()).toEqual([...ids, other]);
  expect(await listed('&notifyType=deviceDeleted')).toEqual([other]);
});

describe('a deletion', () => {
  test('takes one, and only once', async () => {
    it = await stage();
    const [one, two] = [await subscribe('deviceAdded'), await subscribe('deviceDeleted')];
    expect(await it.app.call('DELETE', `${path}/${one}`)).toEqual({ status: 204 });
    await it.app.refused('DELETE', `${path}/${one}`, '100225', { status: 404 });
    await it.app.refused('GET', `${path}/${one}`, '100225', { status: 404 });
    expect(await listed()).toEqual([two]);
  });

  test.each([
    ['?notifyType=deviceAdded', [2]],
    [`?callbackUrl=${encodeURIComponent(callbackUrl)}`, [1]],
    [`?notifyType=deviceAdded&callbackUrl=${encodeURIComponent(callbackUrl)}`, [1, 2]],
    ['', []],
  ])('of %s takes those, and none of another application', async (query, left) => {
    it = await stage();
    const ids = [
      await subscribe('deviceAdded'),
      await subscribe('deviceAdded', `${callbackUrl}/2`),
      await subscribe('deviceDeleted'),
    ];
    const body = { notifyType: 'deviceAdded', callbackUrl };
    await it.other.call('POST', path, { body });
    expect(await it.app.call('DELETE', `${path}${query}`)).toEqual({ status: 204 });
    expect(await listed()).toEqual(left.map((n) => ids[n]));
    expect((await it.other.call('GET', path)).body.totalCount).toBe(1);
  });
});
