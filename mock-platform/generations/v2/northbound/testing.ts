import { expect, onTestFinished } from 'vitest';
import { responseCheckOf } from '../../../http/response-check.ts';
import type { MockPlatform } from '../../../mock-platform.ts';
import type { MockPlatformOptions } from '../../../mock-platform-options.ts';
import type { CallbackServer, Notification } from '../../../northbound/notifications/testing.ts';
import { type Northbound, openSide } from '../../../northbound/open-side.ts';
import { both } from '../../both/served.ts';
import { v2Platform } from '../testing.ts';

/** For tests: two resource spaces. The lamp belongs to the first. */
export const applications = [
  { appId: 'app_1', secret: 'secret_1' },
  { appId: 'app_2', secret: 'secret_2' },
] as const;

export interface ApiResponse {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at it, and it was compared with the document.
  readonly body: any;
}

/** For tests: an application. Every response that it gets is compared with the OpenAPI document. */
export type TestCall = (method: string, path: string, body?: unknown, headers?: object) => Promise<ApiResponse>;

export interface V5Stage {
  readonly platform: MockPlatform;
  readonly northbound: Northbound;
  /** Below `/v5/iot/p`. */
  readonly call: TestCall;
  /** Expects an error, and returns its words. */
  refused(status: number, code: string, ...call: Parameters<TestCall>): Promise<string>;
}

/** For tests: a platform of generation 2 with the lamp, and both application sides, until the end of the test. */
export async function v5Stage(options: MockPlatformOptions = {}): Promise<V5Stage> {
  const platform = await v2Platform({ keyType: 'ecdsa', ...options });
  const newSide = await both.loadSide();
  const served = { platform, ports: { http: 0 }, applications, throttle: false };
  const northbound = await openSide(served, (ownPorts) => newSide(served, ownPorts));
  onTestFinished(() => northbound.close());
  const check = await responseCheckOf('2', `${northbound.url}/v5/openapi.json`);
  const call: TestCall = async (method, path, body, headers = { 'X-Auth-Token': 'any' }) => {
    const whole = `/v5/iot/p${path}`;
    const response = await fetch(`${northbound.url}${whole}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    expect(check.complaints(method, whole.split('?')[0] ?? '', answer)).toEqual([]);
    return answer;
  };
  const refused: V5Stage['refused'] = async (status, code, ...asked) => {
    const answer = await call(...asked);
    expect([answer.status, answer.body?.error_code]).toEqual([status, code]);
    return answer.body.error_msg;
  };
  return { platform, northbound, call, refused };
}

/** For tests: everything is forwarded to the callback. */
export async function subscribeAll(call: TestCall, callback: CallbackServer, ...subjects: readonly string[]) {
  for (const subject of subjects) {
    const [resource, event] = subject.split('/');
    const { status } = await call('POST', '/subscriptions', {
      subject: { resource, event },
      callbackurl: callback.url,
    });
    expect(status).toBe(201);
  }
}

/** For tests: the first notification of a subject that satisfies `wanted`. */
export async function told(
  callback: CallbackServer,
  subject: string,
  wanted: (body: Notification['body']) => boolean = () => true,
): Promise<Notification['body']> {
  for (let n = 0; ; n += 1) {
    await callback.count(n + 1);
    const { body } = callback.received[n] as Notification;
    if (`${body.resource}/${body.event}` === subject && wanted(body.notify_data.body)) return body;
  }
}
