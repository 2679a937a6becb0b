import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Stage, stage } from '../generations/v1/northbound/testing.ts';
import { connectLamp, dataTopic, lamp } from '../generations/v1/testing.ts';
import { MockPlatformClient } from './mock-platform-client.ts';

let it: Stage;
beforeEach(async () => {
  it = await stage({}, { journalLimit: 60 });
});
afterEach(() => it.stop());

interface Event {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

/** Reads a stream as EventSource does, event by event. */
async function* eventsOf(path: string, headers: Record<string, string> = {}, ended = new AbortController()) {
  const response = await fetch(`${it.northbound.url}/__admin/events${path}`, { headers, signal: ended.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  let text = '';
  try {
    for await (const piece of response.body ?? []) {
      const parts = (text + Buffer.from(piece).toString()).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const members = part.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2));
        yield Object.fromEntries(members) as Event;
      }
    }
  } finally {
    ended.abort();
  }
}

async function next(events: AsyncGenerator<Event>): Promise<Event> {
  return (await events.next()).value as Event;
}

test('tells entries as they happen, each under its number', async () => {
  const events = eventsOf('?kind=device-online,device-offline');
  expect(await next(events)).toEqual({ retry: '1000' });
  const client = await connectLamp(it.platform);
  const { id, data = '' } = await next(events);
  expect(JSON.parse(data)).toMatchObject({ seq: Number(id), type: 'device-online', deviceId: lamp.deviceId });
  await client.endAsync();
  expect(JSON.parse((await next(events)).data ?? '')).toMatchObject({ type: 'device-offline' });
  await events.return(undefined);
});

test('goes on behind what the reader saw last; a number from another life of the process begins anew', async () => {
  const all = await new MockPlatformClient(it.northbound.url).journal();
  const last = all.at(-1)?.seq ?? 0;
  const idAfter = async (lastEventId: number) => {
    const events = eventsOf('', { 'Last-Event-ID': String(lastEventId) });
    await next(events);
    const { id } = await next(events);
    await events.return(undefined);
    return Number(id);
  };
  expect(await idAfter(last - 1)).toBe(last);
  expect(await idAfter(last + 1000)).toBe(1);
});

test('a reader that was away too long is told what it missed', async () => {
  const client = await connectLamp(it.platform);
  for (let n = 0; n < 40; n += 1) await client.publishAsync(dataTopic, 'x', { qos: 1 });
  const events = eventsOf('?after=5');
  await next(events);
  const { event, data = '' } = await next(events);
  const { forgotten } = it.platform.journal;
  expect(forgotten).toBeGreaterThan(60);
  expect([event, JSON.parse(data)]).toEqual(['missed', { from: 6, to: forgotten }]);
  expect((await next(events)).id).toBe(String(forgotten + 1));
  await events.return(undefined);
  await client.endAsync(true);
});

test('no secret of a device is in it', async () => {
  const events = eventsOf('?kind=published');
  await next(events);
  const client = await connectLamp(it.platform);
  await client.publishAsync(dataTopic, `my secret is ${lamp.secret}`, { qos: 1 });
  const { payload } = JSON.parse((await next(events)).data ?? '');
  const text = Buffer.from(payload.$base64, 'base64').toString();
  expect(text).toBe(`my secret is ${'*'.repeat(lamp.secret.length)}`);
  await events.return(undefined);
  await client.endAsync(true);
});

test('there are 16 at most, and one that is closed makes room', async () => {
  const enders = Array.from({ length: 16 }, () => new AbortController());
  const open = enders.map((ender) => eventsOf('', {}, ender));
  for (const events of open) await next(events);
  const url = `${it.northbound.url}/__admin/events`;
  const refused = await fetch(url);
  expect([refused.status, await refused.json()]).toEqual([
    409,
    { error: '16 streams are open, which is the most there may be: close one.' },
  ]);
  enders[0]?.abort();
  await expect
    .poll(async () => {
      const ended = new AbortController();
      const { status } = await fetch(url, { signal: ended.signal });
      ended.abort();
      return status;
    })
    .toBe(200);
  for (const ender of enders) ender.abort();
});
