import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AdjustableClock } from '../adjustable-clock.ts';
import { type Stage, stage } from '../generations/v1/northbound/testing.ts';
import { adminApi } from './admin-api.ts';
import { FaultSwitch } from './fault-switch.ts';
import { LastReports } from './last-reports.ts';

let it: Stage;
beforeEach(async () => {
  it = await stage({}, { clock: new AdjustableClock(), ports: { tcp: 0, tls: 0 } });
});
afterEach(() => it.stop());

describe('who may call', () => {
  const guarded = (remote: boolean) =>
    adminApi({
      ...{ platform: it.platform, faults: new FaultSwitch(it.platform), reset: async () => {}, remote },
      ...{ beside: {}, lastReports: new LastReports(it.platform, new AbortController().signal) },
    });
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
  const health = () => new Request('http://localhost/__admin/health');

  test.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('%s may', async (address) => {
    expect((await guarded(false)(health(), from(address))).status).toBe(200);
  });

  test.each(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', ''])('%j may only when told so', async (address) => {
    const refused = await guarded(false)(health(), from(address));
    expect([refused.status, await refused.json()]).toEqual([
      403,
      { error: `The admin API is for this machine only, and "${address}" is another one.` },
    ]);
    expect((await guarded(true)(health(), from(address))).status).toBe(200);
  });

  test.each([
    ['Origin', 'https://example.com'],
    ['Origin', 'null'],
    ['Host', 'example.com'],
  ])("a page in this machine's browser, with %s %s, may not", async (header, value) => {
    const { port } = new URL(it.northbound.url);
    const status = await new Promise((resolve, reject) => {
      const outgoing = request({
        port,
        host: '127.0.0.1',
        path: '/__admin/reset',
        method: 'POST',
        headers: { [header]: value },
      });
      outgoing.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  const changes = [
    ['POST', '/__admin/reset'],
    ['PUT', '/__admin/clock'],
    ['DELETE', '/__admin/faults'],
    ['POST', '/__admin/devices'],
    ['OPTIONS', '/__admin/reset'],
  ] as const;

  test.each(changes)('%s %s is not for what a notification, a form or a page can send', async (method, path) => {
    const { url } = it.northbound;
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method, headers, ...(method !== 'OPTIONS' && { body: '{}' }) });
    expect(response.status).toBe(403);
    expect(((await response.json()) as { error: string }).error).toBe(
      `${method} ${path} changes the platform, and the header X-Mock-Admin is missing: send it with any value, such as curl -H 'X-Mock-Admin: yes'.`,
    );
    expect(response.headers.get('access-control-allow-headers')).toBeNull();
    const remote = await guarded(true)(new Request(`${url}${path}`, { method }), from('192.0.2.1'));
    expect(remote.status).toBe(403);
  });

  test('the page that documents it shows the line for curl', async () => {
    const page = await (await fetch(`${it.northbound.url}/__admin/docs`)).text();
    expect(page).toContain("curl -X POST -H 'X-Mock-Admin: yes' http://127.0.0.1:8080/__admin/reset");
    const { status } = await fetch(`${it.northbound.url}/__admin/reset`, {
      method: 'POST',
      headers: { 'X-Mock-Admin': 'yes' },
    });
    expect(status).toBe(204);
  });

  test('no caller may, if it is not offered', async () => {
    const closed = await stage({ admin: false });
    expect((await fetch(`${closed.northbound.url}/__admin/health`)).status).toBe(404);
    await closed.stop();
  });
});
