import { expect } from 'vitest';
import { type ResponseCheck, responseCheckOf } from '../../../http/response-check.ts';
import type { MockPlatform } from '../../../mock-platform.ts';
import type { MockPlatformOptions } from '../../../mock-platform-options.ts';
import type { Northbound } from '../../../northbound/open-side.ts';
import { lampPlatform } from '../testing.ts';
import { type NorthboundOptions, openNorthbound } from './open-northbound.ts';

/** For tests: two applications. The lamp belongs to the first. */
export const applications = [
  { appId: 'app_1', secret: 'secret_1' },
  { appId: 'app_2', secret: 'secret_2' },
] as const;

interface CallOptions {
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Added to, or put in place of, those that a call has. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiResponse {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at it, and it was compared with the document.
  readonly body: any;
}

/** For tests: an application. Every response that it gets is compared with the OpenAPI document. */
export class TestApplication {
  readonly appId: string;
  readonly #secret: string;
  readonly #url: string;
  readonly #check: ResponseCheck;
  accessToken = '';
  refreshToken = '';

  constructor(application: { appId: string; secret: string }, url: string, check: ResponseCheck) {
    this.appId = application.appId;
    this.#secret = application.secret;
    this.#url = url;
    this.#check = check;
  }

  async login(): Promise<this> {
    const { appId } = this;
    const { status, body } = await this.call('POST', '/iocm/app/sec/v1.1.0/login', {
      form: { appId, secret: this.#secret },
    });
    expect(status).toBe(200);
    this.accessToken = body.accessToken;
    this.refreshToken = body.refreshToken;
    return this;
  }

  async call(method: string, path: string, { body, form, headers }: CallOptions = {}): Promise<ApiResponse> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.accessToken && { app_key: this.appId, Authorization: `Bearer ${this.accessToken}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    const answer = { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    const [pathOnly = ''] = path.split('?');
    expect(this.#check.complaints(method, pathOnly, answer)).toEqual([]);
    return answer;
  }

  /** Expects a documented error, and returns its words. */
  async refused(
    method: string,
    path: string,
    code: string,
    options: CallOptions & { status: number },
  ): Promise<string> {
    const { status, body } = await this.call(method, path, options);
    expect([status, body.error_code]).toEqual([options.status, code]);
    return body.error_desc;
  }
}

export interface Stage {
  readonly platform: MockPlatform;
  readonly northbound: Northbound;
  /** The first application, logged in. */
  readonly app: TestApplication;
  /** The second, logged in. */
  readonly other: TestApplication;
  stop(): Promise<void>;
}

/** For tests: a platform with the lamp, and its application's side. */
export async function stage(
  options: Partial<NorthboundOptions> = {},
  platformOptions: MockPlatformOptions = {},
): Promise<Stage> {
  const platform = await lampPlatform({ ports: { tcp: 0 }, keyType: 'ecdsa', ...platformOptions });
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications, throttle: false, ...options });
  const { url } = northbound;
  const check = await responseCheckOf(`1 ${JSON.stringify(options.choices)}`, `${url}/openapi.json`);
  const [one, two] = applications;
  return {
    platform,
    northbound,
    app: await new TestApplication(one, url, check).login(),
    other: await new TestApplication(two, url, check).login(),
    stop: async () => {
      await northbound.close();
      await platform.stop();
    },
  };
}
