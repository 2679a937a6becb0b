import { once, setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { topicsOf } from '../../mock-platform/generations/v1/topics.ts';
import type { Ready } from './besieged.ts';
import { Told } from './told.ts';

interface Application {
  readonly appId: string;
  readonly secret: string;
}

interface Good {
  readonly deviceId: string;
  readonly client: MqttClient;
  /** Number of the last report that was acknowledged. */
  acknowledged: number;
  /** When its command was sent, and who waits for it. */
  waiting: ((ms: number) => void) | undefined;
}

const [reportEveryMs, commandEveryMs, registerEveryMs] = [100, 100, 1000] as const;
/** The same while the platform is to see in seconds what a long-lived one sees in hours, and how many reports may be untold then. */
const [hurriedMs, mostUntold] = [5, 500] as const;
/** A longer round trip counts as this. */
const patienceMs = 20_000;

/** Ten devices that do what they should, and their application: how long they wait, and whether they get what they were promised. */
export class WellBehaved {
  /** Milliseconds, from a report to its PUBACK. */
  reports: number[] = [];
  /** Milliseconds, from the call for a command to its arrival. */
  commands: number[] = [];
  readonly told = new Told();
  /** Connections of theirs that ended, and calls that failed. */
  readonly troubles: string[] = [];
  readonly registered = new Set<string>();
  readonly subscribed = new Set<string>();
  readonly #url: string;
  readonly #application: Application;
  readonly #devices: Good[] = [];
  readonly #callbacks: Server;
  readonly #stop = new AbortController();
  #isHurried = false;
  #headers: Record<string, string> = {};
  #work: Promise<unknown> = Promise.resolve();
  #lastLogin = 0;

  private constructor(url: string, application: Application) {
    this.#url = url;
    this.#application = application;
    // Each device, and what the application does, rests between two things, and is woken by it.
    setMaxListeners(0, this.#stop.signal);
    this.#callbacks = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece) => pieces.push(piece));
      request.on('end', () => {
        this.told.hear(Buffer.concat(pieces).toString());
        response.end();
      });
    });
  }

  static async start({ url, ports, devices }: Ready, application: Application): Promise<WellBehaved> {
    const good = new WellBehaved(url, application);
    good.#callbacks.listen(0, '127.0.0.1');
    await once(good.#callbacks, 'listening');
    await good.#logIn();
    const { port } = good.#callbacks.address() as AddressInfo;
    await good.#subscribe('deviceDatasChanged', `http://127.0.0.1:${port}/data`);
    for (const [n, device] of devices.entries()) await good.#connect(device, addressOf(n, ports));
    good.#work = Promise.all([
      ...good.#devices.map((device) => good.#keep(() => good.#report(device), reportEveryMs)),
      good.#keep((n) => good.#command(good.#devices[n % good.#devices.length]), commandEveryMs),
      good.#keep((n) => good.#register(n), registerEveryMs),
    ]);
    return good;
  }

  /** For so many seconds they do the same as always, as fast as they may: what the platform keeps of them reaches its bounds. */
  async hurry(seconds: number): Promise<void> {
    this.#isHurried = true;
    await sleep(seconds * 1000);
    this.#isHurried = false;
    // What was on its way then belongs to the hurry.
    await sleep(1000);
    this.measureAnew();
  }

  measureAnew(): void {
    this.reports = [];
    this.commands = [];
    this.told.after = [];
  }

  /** What was acknowledged and is not there: reports that no notification told, latest values that are not the latest. */
  async stop(): Promise<string[]> {
    this.#stop.abort();
    await this.#work;
    const lost: string[] = [];
    for (let wait = 0; wait < 100 && this.told.untold().length > 0; wait += 1) await sleep(100);
    lost.push(...this.told.untold());
    for (const { deviceId, acknowledged } of this.#devices) {
      const shadow = await this.#call<{ services: { serviceId: string; reportedProps: { count?: number } }[] }>(
        'GET',
        `/iocm/app/shadow/v1.5.0/devices/${deviceId}`,
      );
      const count = shadow?.services?.find(({ serviceId }) => serviceId === 'Lamp01')?.reportedProps.count;
      if (count !== acknowledged)
        lost.push(`${deviceId}: report ${acknowledged} was acknowledged, the latest is ${count}`);
    }
    for (const { client } of this.#devices) await client.endAsync(true);
    this.#callbacks.closeAllConnections();
    this.#callbacks.close();
    return lost;
  }

  /** What was acknowledged and is not there: registrations and subscriptions. */
  async missing(url = this.#url): Promise<string[]> {
    await this.#logIn(url);
    const list = await this.#call<{ devices: { deviceId: string }[] }>(
      'GET',
      '/iocm/app/dm/v1.4.0/devices',
      undefined,
      url,
    );
    const there = new Set(list?.devices?.map(({ deviceId }) => deviceId));
    const found = await this.#call<{ subscriptions: { subscriptionId: string }[] }>(
      'GET',
      '/iocm/app/sub/v1.2.0/subscriptions?pageSize=2000',
      undefined,
      url,
    );
    const known = new Set(found?.subscriptions?.map(({ subscriptionId }) => subscriptionId));
    return [
      ...[...this.registered].filter((id) => !there.has(id)).map((id) => `device ${id}`),
      ...[...this.subscribed].filter((id) => !known.has(id)).map((id) => `subscription ${id}`),
    ];
  }

  async #keep(act: (n: number) => Promise<unknown>, everyMs: number): Promise<void> {
    const { signal } = this.#stop;
    for (let n = 0; !signal.aborted; n += 1) {
      const began = performance.now();
      await act(n).catch((error: Error) => this.troubles.push(error.message));
      const pace = this.#isHurried && everyMs < registerEveryMs ? hurriedMs : everyMs;
      const rest = Math.max(5, pace - (performance.now() - began));
      await sleep(rest, undefined, { signal }).catch(() => {});
    }
  }

  async #connect(
    { deviceId, secret }: { readonly deviceId: string; readonly secret: string },
    address: string,
  ): Promise<void> {
    const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
    const client = await connectAsync(address, {
      ...{ clientId, username, password, reconnectPeriod: 100 },
      rejectUnauthorized: false,
    });
    const device: Good = { deviceId, client, acknowledged: 0, waiting: undefined };
    const topics = topicsOf(deviceId);
    client.on('close', () => !this.#stop.signal.aborted && this.troubles.push(`${deviceId} lost its connection`));
    client.on('error', ({ message }) => this.troubles.push(`${deviceId}: ${message}`));
    client.on('message', (_topic, payload) => {
      device.waiting?.(performance.now());
      const { mid } = JSON.parse(payload.toString()) as { mid: number };
      client.publish(topics.data.json, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0, body: {} }), { qos: 1 });
    });
    await client.subscribeAsync(topics.command.json, { qos: 1 });
    this.#devices.push(device);
  }

  async #report(device: Good): Promise<void> {
    if (this.#isHurried && this.told.waiting > mostUntold) return;
    const count = device.acknowledged + 1;
    const data = [{ serviceId: 'Lamp01', serviceData: { brightness: count % 100, count } }];
    const began = performance.now();
    this.told.sent(device.deviceId, count, began);
    await device.client.publishAsync(
      topicsOf(device.deviceId).data.json,
      JSON.stringify({ msgType: 'deviceReq', data }),
      { qos: 1 },
    );
    this.reports.push(performance.now() - began);
    device.acknowledged = count;
    this.told.acknowledged(device.deviceId, count);
  }

  async #command(device: Good | undefined): Promise<void> {
    if (!device) return;
    const began = performance.now();
    const arrived = new Promise<number>((resolve) => {
      device.waiting = resolve;
    });
    const path = `/iocm/app/signaltrans/v1.1.0/devices/${device.deviceId}/services/Lamp01/sendCommand`;
    const body = { header: { mode: 'NOACK', method: 'SET_BRIGHTNESS' }, body: { brightness: 40, fadeTime: 1 } };
    await this.#call('POST', path, body);
    const at = await Promise.race([arrived, sleep(patienceMs, undefined).then(() => performance.now())]);
    device.waiting = undefined;
    this.commands.push(at - began);
  }

  async #register(n: number): Promise<void> {
    const made = await this.#call<{ deviceId: string }>('POST', '/iocm/app/reg/v2.0.0/deviceCredentials', {
      ...{ deviceInfo: { nodeId: `made_${n}` }, productId: 'street-lamp', mqttConnect: true },
    });
    if (made?.deviceId) this.registered.add(made.deviceId);
    if (n % 10 === 0) await this.#subscribe('ruleEvent', `http://127.0.0.1:1/${n}`);
  }

  async #subscribe(notifyType: string, callbackUrl: string): Promise<void> {
    const made = await this.#call<{ subscriptionId: string }>('POST', '/iocm/app/sub/v1.2.0/subscriptions', {
      notifyType,
      callbackUrl,
    });
    if (made?.subscriptionId) this.subscribed.add(made.subscriptionId);
  }

  async #logIn(url = this.#url): Promise<void> {
    const { appId, secret } = this.#application;
    const body = new URLSearchParams({ appId, secret });
    const response = await fetch(`${url}/iocm/app/sec/v1.1.0/login`, { method: 'POST', body });
    const { accessToken } = (await response.json()) as { accessToken: string };
    this.#headers = { app_key: appId, Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
    this.#lastLogin = performance.now();
  }

  async #call<T>(method: string, path: string, body?: object, url = this.#url): Promise<T | undefined> {
    // A token is good for an hour.
    if (performance.now() - this.#lastLogin > 3_000_000) await this.#logIn(url);
    const headers = this.#headers;
    const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (response.status >= 400) this.troubles.push(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return text === '' ? undefined : (JSON.parse(text) as T);
  }
}

/** Most devices speak plain TCP here; one of five TLS, and one WebSocket. */
function addressOf(n: number, { tcp, tls, ws }: Ready['ports']): string {
  if (n % 5 === 3) return `mqtts://127.0.0.1:${tls}`;
  return n % 5 === 4 ? `ws://127.0.0.1:${ws}/mqtt` : `mqtt://127.0.0.1:${tcp}`;
}
