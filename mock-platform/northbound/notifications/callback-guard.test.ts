import type { LookupAddress } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MockPlatformClient } from '../../admin/mock-platform-client.ts';
import { systemClock } from '../../clock.ts';
import { type Stage, stage } from '../../generations/v1/northbound/testing.ts';
import { lamp } from '../../generations/v1/testing.ts';
import { CallbackGuard } from './callback-guard.ts';
import { postCallback } from './post-callback.ts';
import { CallbackServer } from './testing.ts';

const subscriptions = '/iocm/app/sub/v1.2.0/subscriptions';
const interfaces = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
const ownAddresses = interfaces.map(({ address }) => (address.includes(':') ? `[${address}]` : address));

/** Every way to write the address of this machine that needs no look-up. */
const waysHome = [
  ...[
    '127.0.0.1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    '0.0.0.0',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
  ],
  ...['127.8.9.10', '0', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:0:0]'],
  ...ownAddresses.filter((address) => !address.startsWith('[fe80')),
];
const linkLocal = ['169.254.169.254', '2852039166', '[fe80::1]', '[febf::1]', '[::ffff:169.254.1.1]'];

describe('on a platform that serves applications and devices', () => {
  let it: Stage;
  beforeEach(async () => {
    it = await stage({ ports: { http: 0, https: 0 } });
  });
  afterEach(() => it.stop());

  const subscribe = (callbackUrl: string) => ({ status: 400, body: { notifyType: 'deviceAdded', callbackUrl } });

  test.each(waysHome)('no application subscribes with one of its ports at %s', async (host) => {
    const { http, https } = it.northbound.ports;
    for (const [scheme, port] of [
      ['http', http],
      ['https', https],
      ['http', it.platform.ports.tcp],
    ]) {
      const wish = subscribe(`${scheme}://${host}:${port}/__admin/reset`);
      const words = await it.app.refused('POST', subscriptions, '100222', wish);
      expect(words).toContain(`notifications do not go to the platform's own port ${port}`);
    }
  });

  test.each(linkLocal)('no application subscribes with %s, whatever the port', async (host) => {
    const words = await it.app.refused('POST', subscriptions, '100222', subscribe(`http://${host}:8080/`));
    expect(words).toContain('notifications do not go to link-local addresses');
  });

  test('a subscription of an earlier life does not wipe it either', async () => {
    const mock = new MockPlatformClient(it.northbound.url);
    await it.stop();
    const kept = {
      ...{ subscriptionId: 's', appId: it.app.appId, notifyType: 'deviceAdded' },
      callbackUrl: '',
    };
    const state = {
      entries: (kind: string) => new Map<string, unknown>(kind === 'subscription' ? [['s', kept]] : []),
      ...{ put: () => {}, delete: () => {}, saved: () => Promise.resolve() },
    };
    it = await stage({}, { state });
    // Only now it is known where the platform listens.
    kept.callbackUrl = `${it.northbound.url}/__admin/reset`;
    it.platform.registerDevice({ ...lamp, deviceId: 'other', nodeId: 'other', appId: it.app.appId });
    const failed = await it.platform.journal.waitFor(({ type }) => /^notification-/.test(type));
    expect(failed).toMatchObject({
      type: 'notification-failed',
      reason: expect.stringContaining("platform's own port"),
    });
    expect(it.platform.journal.entries.some(({ type }) => type === 'platform-reset')).toBe(false);
    await expect(mock.health()).rejects.toThrow('Nobody answers');
  });
});

describe('a name', () => {
  let callback: CallbackServer;
  beforeEach(async () => {
    callback = await CallbackServer.open();
  });
  afterEach(() => callback.close());

  /** Sends to a name that the network resolves so, one answer after the other. */
  async function send(answers: readonly LookupAddress[][], ownPorts: readonly number[]) {
    const left = [...answers];
    const guard = new CallbackGuard({
      ownPorts: () => ownPorts,
      resolve: (_, found) => found(null, left.shift() ?? []),
    });
    const attempt = await postCallback(`http://callback.example:${callback.port}/`, '{}', {
      ...{ timeoutMs: 60_000, clock: systemClock, cancel: new AbortController().signal },
      guard,
    });
    return { attempt, asked: answers.length - left.length };
  }
  const home = { address: '127.0.0.1', family: 4 };

  test('that leads to a port of the platform is not connected to', async () => {
    const { attempt } = await send([[{ address: '::ffff:127.0.0.1', family: 6 }]], [callback.port]);
    const complaint = `notifications do not go to the platform's own port ${callback.port}`;
    expect(attempt).toEqual({ ok: false, reason: `callback.example is ::ffff:127.0.0.1, and ${complaint}` });
    expect(callback.received).toEqual([]);
  });

  test('of which one address leads there is not connected to, whichever would have been tried first', async () => {
    const { attempt } = await send([[{ address: '192.0.2.1', family: 4 }, home]], [callback.port]);
    expect(attempt).toMatchObject({ ok: false });
    expect(callback.received).toEqual([]);
  });

  test('that is link-local is not connected to, with a zone or without', async () => {
    const { attempt } = await send([[{ address: 'fe80::1%eth0', family: 6 }]], []);
    expect(attempt).toMatchObject({ ok: false, reason: expect.stringContaining('link-local') });
  });

  test('that changes its address is connected to where it was looked at', async () => {
    const { attempt, asked } = await send([[home], [{ address: '192.0.2.1', family: 4 }]], []);
    expect([attempt, asked]).toEqual([{ ok: true }, 1]);
    expect(callback.received).toHaveLength(1);
  });

  test('that has no address is a failure like any other', async () => {
    expect((await send([[]], [])).attempt).toEqual({ ok: false, reason: 'callback.example has no address' });
  });
});

test('another port of this machine is a callback like any other', () => {
  const guard = new CallbackGuard({ ownPorts: () => [8080] });
  expect(guard.complaintAbout(new URL('http://127.0.0.1:8081/'))).toBeUndefined();
  expect(guard.complaintAbout(new URL('http://127.0.0.1:80/'))).toBeUndefined();
  expect(guard.complaintAbout(new URL('http://192.0.2.1:8080/'))).toBeUndefined();
});

test('a port that a URL leaves out is the usual one of its scheme', () => {
  const guard = new CallbackGuard({ ownPorts: () => [80, 443] });
  expect(guard.complaintAbout(new URL('http://127.0.0.1:80/'))).toContain('own port 80');
  expect(guard.complaintAbout(new URL('https://127.0.0.1:443/'))).toContain('own port 443');
});
