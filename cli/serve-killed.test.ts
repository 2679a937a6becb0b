import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Served } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-killed-'));
});
afterAll(async () => {
  await life?.served.stop('SIGKILL');
  await rm(folder, { recursive: true });
});

const kills = 50;
/** A kill comes just after a call of each kind in turn: what was answered too early is not in the file then. */
const kinds = ['register', 'subscribe', 'delete'] as const;
/** Calls that are under way at the same time. */
const callers = 8;
const application = { appId: 'app', secret: 'secret' };
const devices = '/iocm/app/reg/v2.0.0/deviceCredentials';
const subscriptions = '/iocm/app/sub/v1.2.0/subscriptions';

/** What was acknowledged, over all the lives of the platform. */
const registered = new Map<string, string>();
const subscribed = new Set<string>();
const deleted = new Set<string>();
let life: Life | undefined;
/** Called after each call that was acknowledged. */
let onAcknowledged = (_: (typeof kinds)[number]) => {};

/** One life of the platform, and an application that is logged in. */
class Life {
  readonly served: Served;
  #url = '';
  #headers: Record<string, string> = {};

  constructor() {
    const { appId, secret } = application;
    const options = [
      '--tls-port',
      'off',
      '--ws-port',
      'off',
      '--https-port',
      'off',
      '--key-type',
      'ecdsa',
      '--no-rules',
      '--no-throttle',
    ];
    const state = join(folder, 'platform.state');
    this.served = new Served([...options, '--application', `${appId}:${secret}`, '--state', state]);
  }

  async begin(): Promise<this> {
    this.#url = (await this.served.ready()).url ?? '';
    const login = await fetch(`${this.#url}/iocm/app/sec/v1.1.0/login`, {
      method: 'POST',
      body: new URLSearchParams(application),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    this.#headers = {
      ...{ app_key: application.appId, Authorization: `Bearer ${accessToken}` },
      'Content-Type': 'application/json',
    };
    return this;
  }

  async call<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.#url}${path}`, {
      ...{ method, headers: this.#headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  /** Makes and deletes until the platform is gone. Only what was answered counts. */
  async load(name: string): Promise<void> {
    try {
      for (let n = 0; ; n += 1) {
        const made = await this.call<{ deviceId: string; secret: string }>('POST', devices, {
          ...{ deviceInfo: { nodeId: `${name}-${n}` }, productId: 'street-lamp', mqttConnect: true },
        });
        expect(made.status).toBe(200);
        registered.set(made.body.deviceId, made.body.secret);
        onAcknowledged('register');
        const subscription = await this.call<{ subscriptionId: string }>('POST', subscriptions, {
          ...{ notifyType: 'ruleEvent', callbackUrl: `http://127.0.0.1:1/${name}/${n}` },
        });
        expect(subscription.status).toBe(201);
        subscribed.add(subscription.body.subscriptionId);
        onAcknowledged('subscribe');
        if (n % 4 > 0) continue;
        // Between the call and its answer the state is not known: a deleted device counts neither as there nor as gone.
        registered.delete(made.body.deviceId);
        await this.call('DELETE', `/iocm/app/dm/v1.4.0/devices/${made.body.deviceId}`);
        deleted.add(made.body.deviceId);
        onAcknowledged('delete');
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }

  async expectAll(): Promise<void> {
    const { body: present } = await this.call<{ devices: { deviceId: string }[] }>(
      'GET',
      '/iocm/app/dm/v1.4.0/devices',
    );
    const there = new Set(present.devices.map(({ deviceId }) => deviceId));
    expect([...registered.keys()].filter((deviceId) => !there.has(deviceId))).toEqual([]);
    expect([...deleted].filter((deviceId) => there.has(deviceId))).toEqual([]);
    const found = new Set<string>();
    for (let pageNo = 0; ; pageNo += 1) {
      const path = `${subscriptions}?pageNo=${pageNo}&pageSize=2000`;
      const { body } = await this.call<{ subscriptions: { subscriptionId: string }[] }>('GET', path);
      for (const { subscriptionId } of body.subscriptions) found.add(subscriptionId);
      if (body.subscriptions.length < 2000) break;
    }
    expect([...subscribed].filter((subscriptionId) => !found.has(subscriptionId))).toEqual([]);
  }
}

test(`${kills} kills under load lose nothing that was acknowledged`, { timeout: 900_000 }, async () => {
  for (let n = 0; n < kills; n += 1) {
    life = new Life();
    const present = await life.begin();
    await present.expectAll();
    const loads = Promise.all(Array.from({ length: callers }, (_, caller) => present.load(`${n}-${caller}`)));
    // At any moment: as many calls later as chance will have it.
    let left = 1 + Math.floor(Math.random() * 90);
    await new Promise<void>((resolve) => {
      onAcknowledged = (kind) => {
        left -= 1;
        if (left <= 0 && kind === kinds[n % kinds.length]) resolve();
      };
    });
    await present.served.stop('SIGKILL');
    await loads;
  }
  life = new Life();
  const last = await life.begin();
  await last.expectAll();
  const { body } = await last.call<{ devices: { deviceId: string }[] }>('GET', '/iocm/app/dm/v1.4.0/devices');
  // One for each caller and kill may have been made and not answered, and as many not deleted.
  expect(registered.size).toBeGreaterThan(kills);
  expect(body.devices.length).toBeLessThanOrEqual(registered.size + 1 + 2 * kills * callers);
  expect(await last.served.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
