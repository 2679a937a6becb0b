import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { python } from '../fixtures/clients/programs.ts';
import { ResponseCheck } from '../mock-platform/http/response-check.ts';
import { CallbackServer } from '../mock-platform/northbound/notifications/testing.ts';
import { type Ready, Served } from './testing.ts';

const productModel = join(import.meta.dirname, '../fixtures/product-models/street-lamp');

let served: Served;
let device: ChildProcess | undefined;
let callback: CallbackServer;
afterEach(async () => {
  device?.kill('SIGKILL');
  await served.stop('SIGKILL');
  await callback.close();
});

/** An application that trusts only the platform's CA. Every response is compared with the OpenAPI document. */
class SecureApplication {
  readonly #port: number | undefined;
  readonly #ca: string;
  #check: ResponseCheck | undefined;
  readonly headers: Record<string, string> = {};

  constructor({ ports }: Ready, ca: string) {
    this.#port = ports.https;
    this.#ca = ca;
  }

  async readDocument(): Promise<void> {
    this.#check = new ResponseCheck((await this.#send('GET', '/openapi.json')).body);
  }

  async call(method: string, path: string, body?: object | URLSearchParams) {
    const answer = await this.#send(method, path, body);
    expect(this.#check?.complaints(method, path, answer)).toEqual([]);
    return answer;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what it holds was compared with the document.
  async #send(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const form = body instanceof URLSearchParams;
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return new Promise((resolve, reject) => {
      const outgoing = request({
        ...{ host: '127.0.0.1', port: this.#port, ca: this.#ca, method, path },
        headers: { ...this.headers, ...(body && { 'Content-Type': type }) },
      });
      outgoing.on('error', reject);
      outgoing.on('response', async (response) => {
        let text = '';
        for await (const piece of response) text += piece;
        resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) });
      });
      outgoing.end(body && (form ? String(body) : JSON.stringify(body)));
    });
  }
}

function startDevice({ ports, caFile }: Ready, deviceId: string, secret: string): ChildProcess {
  const [command = '', ...args] = python ?? [];
  const environment = {
    ...{ IOT_HOST: '127.0.0.1', IOT_PORT: String(ports.tls), IOT_TRANSPORT: 'mqtts', IOT_CA_FILE: caFile },
    ...{ IOT_DEVICE_ID: deviceId, IOT_NODE_ID: 'lamp-77', IOT_DEVICE_SECRET: secret, IOT_CODEC_MODE: 'json' },
    IOT_PRODUCT_MODEL: productModel,
  };
  return spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] });
}

test.skipIf(python === undefined)(
  'the whole round, from outside: HTTPS for the application, MQTT over TLS for a Python device',
  async () => {
    const product = `street-lamp=${productModel}`;
    served = new Served([
      '--product',
      product,
      '--application',
      'workshop:key to the workshop',
      '--device',
      'other-lamp',
    ]);
    const ready = await served.ready();
    callback = await CallbackServer.open();
    const application = new SecureApplication(ready, await readFile(ready.caFile, 'utf8'));
    await application.readDocument();

    const credentials = new URLSearchParams({ appId: 'workshop', secret: 'key to the workshop' });
    const login = await application.call('POST', '/iocm/app/sec/v1.1.0/login', credentials);
    Object.assign(application.headers, {
      app_key: 'workshop',
      Authorization: `${login.body.tokenType}${login.body.accessToken}`,
    });

    for (const notifyType of ['commandRsp', 'deviceDataChanged', 'deviceDeleted']) {
      const body = { notifyType, callbackUrl: callback.url };
      expect((await application.call('POST', '/iocm/app/sub/v1.2.0/subscriptions', body)).status).toBe(201);
    }

    const registered = await application.call('POST', '/iocm/app/reg/v2.0.0/deviceCredentials', {
      ...{ deviceInfo: { nodeId: 'lamp-77' }, productId: 'street-lamp', mqttConnect: true },
    });
    const { deviceId, secret } = registered.body;
    expect(registered.status).toBe(200);

    device = startDevice(ready, deviceId, secret);
    const { body: report } = await callback.find('deviceDataChanged', ({ service }) => service.serviceId === 'Lamp01');
    expect(report).toMatchObject({ deviceId, gatewayId: deviceId, service: { serviceType: 'Lamp' } });

    const path = `/iocm/app/signaltrans/v1.1.0/devices/${deviceId}/services/Lamp01/sendCommand`;
    const command = { header: { mode: 'ACK', method: 'SWITCH', requestId: 'round-1' }, body: { state: 'ON' } };
    expect((await application.call('POST', path, command)).body).toMatchObject({
      requestId: 'round-1',
      status: 'sent',
    });
    const { body: answer } = await callback.find('commandRsp');
    expect(answer).toMatchObject({ header: { requestId: 'round-1', deviceId, method: 'SWITCH' }, body: { result: 0 } });

    const query = `/iocm/app/dm/v1.4.0/devices/${deviceId}`;
    expect((await application.call('GET', query)).body.deviceInfo).toMatchObject({
      nodeId: 'lamp-77',
      status: 'ONLINE',
    });
    expect((await application.call('DELETE', query)).status).toBe(204);
    expect((await callback.find('deviceDeleted')).body.deviceId).toBe(deviceId);
    expect((await application.call('GET', query)).body.error_code).toBe('100403');
  },
);
