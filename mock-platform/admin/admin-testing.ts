import { afterEach, beforeEach, expect } from 'vitest';
import { AdjustableClock } from '../adjustable-clock.ts';
import { type Stage, stage } from '../generations/v1/northbound/testing.ts';
import { type ResponseCheck, responseCheckOf } from '../http/response-check.ts';

/** For tests: the platform and the application's side of the present test. */
export let it: Stage;
let check: ResponseCheck;

/** For tests: starts them before each test of the file that calls it, and stops them afterwards. */
export function useStage(): void {
  beforeEach(async () => {
    it = await stage({}, { clock: new AdjustableClock(), ports: { tcp: 0, tls: 0 } });
    check = await responseCheckOf('admin', `${it.northbound.url}/__admin/openapi.json`);
  });
  afterEach(() => it.stop());
}

/** For tests: calls the admin API. Every answer is compared with the admin API's own document. */
export async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${it.northbound.url}/__admin${path}`, {
    method,
    headers: { 'X-Mock-Admin': 'yes', 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: tests look at it, and it was compared with the document.
  const answer: { status: number; body: any } = {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
  };
  expect(check.complaints(method, `/__admin${path.split('?')[0]}`, answer)).toEqual([]);
  return answer;
}
