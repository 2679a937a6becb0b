import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AdjustableClock } from '../adjustable-clock.ts';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { type Stage, stage } from '../generations/v1/northbound/testing.ts';
import { answerCommands, connectLamp, dataTopic, lamp } from '../generations/v1/testing.ts';
import { MockPlatformClient, MockPlatformClientError } from './mock-platform-client.ts';

let it: Stage;
let mock: MockPlatformClient;
beforeEach(async () => {
  it = await stage({}, { clock: new AdjustableClock() });
  mock = new MockPlatformClient(it.northbound.url);
});
afterEach(() => it.stop());

test('registers a device, sees it connect, sends it a command and gets its answer', async () => {
  await mock.health();
  const { deviceId, secret } = await mock.registerDevice({ nodeId: 'n' });
  const { ports, ready } = await mock.ready();
  expect([ready, ports]).toEqual([true, it.platform.ports]);
  const online = mock.waitFor(({ type }) => type === 'device-online', { deviceId });
  const credentials = generateCredentials({ deviceId, secret, time: await mock.now() });
  const client = await connectLamp(it.platform, { ...credentials });
  expect(await online).toMatchObject({ deviceId });
  const sent = mock.sendCommand(lamp.deviceId, { serviceId: 'Brightness', cmd: 'LEVEL' });
  expect(await sent).toEqual({ outcome: 'offline' });
  const lampClient = await connectLamp(it.platform);
  await answerCommands(lampClient, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 1 } }));
  const outcome = await mock.sendCommand(lamp.deviceId, { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 1 } });
  expect(outcome).toMatchObject({ outcome: 'answered', errcode: 0, body: { result: 1 } });
  await mock.disconnect(deviceId);
  await mock.deleteDevice(deviceId);
  expect(await mock.devices()).toMatchObject([{ deviceId: lamp.deviceId, online: true }]);
  await lampClient.endAsync(true);
  await client.endAsync(true);
});

describe('the journal', () => {
  test('comes as it is, bytes too, narrowed by device and type', async () => {
    it.platform.registerDevice({ ...lamp, deviceId: 'other', nodeId: 'other' });
    const client = await connectLamp(it.platform);
    const credentials = generateCredentials({ deviceId: 'other', secret: lamp.secret, time: Date.now() });
    const other = await connectLamp(it.platform, { ...credentials });
    await client.publishAsync(dataTopic, 'hello', { qos: 1 });
    const all = await mock.journal();
    expect(all).toEqual(
      it.platform.journal.entries
        .slice(0, all.length)
        .map((entry) => structuredClone(entry))
        .map(withBytes),
    );
    const messages = await mock.journal({ kinds: ['message-received', 'published'] });
    expect(messages.map(({ type }) => type)).toEqual(['published', 'message-received']);
    expect(Buffer.from((messages[1] as { payload: Uint8Array }).payload).toString()).toBe('hello');
    const own = await mock.journal({ deviceId: 'other' });
    expect(own.map(({ type }) => type)).toEqual([
      ...['device-registered', 'connection-opened', 'packet-received', 'authenticated', 'device-online'],
      ...['device-changed', 'packet-sent'],
    ]);
    for (const entry of own) {
      expect((entry as { deviceId?: string }).deviceId ?? 'other').toBe('other');
      expect((entry as { connection?: number }).connection ?? 2).toBe(2);
    }
    const last = all.at(-1)?.seq ?? 0;
    expect((await mock.journal({ after: last - 1 }))[0]?.seq).toBe(last);
    await client.endAsync(true);
    await other.endAsync(true);
  });

  test('goes on as it happens, to a reader that leaves when it likes', async () => {
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { type } of mock.follow({ kinds: ['device-online', 'device-offline'] })) {
        seen.push(type);
        if (seen.length === 4) break;
      }
    })();
    for (const _ of [1, 2]) await (await connectLamp(it.platform)).endAsync();
    await reading;
    expect(seen).toEqual(['device-online', 'device-offline', 'device-online', 'device-offline']);
  });

  test('of a platform that stops ends, and a wait for an entry that never comes says so', async () => {
    let isRead = () => {};
    const read = new Promise<void>((resolve) => {
      isRead = resolve;
    });
    const never = mock.waitFor(() => {
      isRead();
      return false;
    });
    const failed = expect(never).rejects.toThrow(/went away|terminated/);
    // Only a journal that is being read can end.
    await read;
    await it.northbound.close();
    await failed;
    it.northbound.close = async () => {};
  });

  test('is waited for as long as the signal lets it be', async () => {
    const abort = new AbortController();
    const never = mock.waitFor(() => false, { signal: abort.signal });
    const failed = expect(never).rejects.toThrow('enough');
    await mock.health();
    abort.abort(new Error('enough'));
    await failed;
  });
});

test('sets faults and clock, and goes back to the beginning', async () => {
  await mock.setFaults({ refuse: { returnCode: 5 } });
  await expect(connectLamp(it.platform)).rejects.toThrow('Not authorized');
  expect(await mock.faults()).toEqual({ refuse: { returnCode: 5 } });
  expect(await mock.refusals(1)).toMatchObject([{ returnCode: 5, staged: true }]);
  await mock.clearFaults();
  expect(await mock.faults()).toEqual({});
  await mock.setClock(1_000);
  await mock.advanceClock(1_000);
  expect(await mock.now()).toBeLessThan(60_000);
  await mock.reset();
  expect(await mock.now()).toBeGreaterThan(1_000_000_000_000);
});

test('tells what was wrong, with the status', async () => {
  await expect(mock.registerDevice({ nodeId: lamp.nodeId })).rejects.toEqual(
    new MockPlatformClientError('nodeId "lamp_node" is registered already: a nodeId belongs to one device.', 409),
  );
  await expect(mock.sendCommand('a/b', { serviceId: 'x', cmd: 'y' })).rejects.toThrow('No device "a/b" is registered.');
});

test('says so when the platform does not answer', async () => {
  const nobody = new MockPlatformClient('http://127.0.0.1:1/');
  await expect(nobody.health()).rejects.toThrow(
    /^Nobody answers GET http:\/\/127\.0\.0\.1:1\/__admin\/health: .*Is the platform running\?$/,
  );
});

/** Bytes come back as plain ones, whatever they were. */
function withBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withBytes(member)]),
  );
}
