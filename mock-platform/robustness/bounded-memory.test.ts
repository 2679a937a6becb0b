import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { SentCommands } from '../commands/sent-commands.ts';
import { connectLamp, dataTopic, lampPlatform } from '../generations/v1/testing.ts';
import { Journal } from '../journal/journal.ts';
import { PacketDecoder } from '../wire/packet-decoder.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('what a bounded journal has forgotten is gone from memory, also while a caller waits for an entry', async () => {
  const journal = new Journal<{ type: 'note'; bytes: Uint8Array }>({ limit: 10 });
  const never = journal.waitFor(({ bytes }) => bytes.length === 0);
  const seen: number[] = [];
  journal.subscribe(({ seq }) => seen.push(seq));
  const forgotten = Array.from({ length: 50 }, () => {
    return new WeakRef(journal.record({ type: 'note', bytes: new Uint8Array(1000) }));
  });
  // A WeakRef holds its target until the turn ends.
  await new Promise(setImmediate);
  collectGarbage();
  expect(forgotten.filter((entry) => entry.deref()).length).toBe(10);
  expect(seen).toHaveLength(50);
  journal.record({ type: 'note', bytes: new Uint8Array() });
  await never;
});

test('a platform with a journal limit keeps that many entries under load, the latest', async () => {
  const platform = await lampPlatform({ ports: { tcp: 0 }, journalLimit: 200 });
  const client = await connectLamp(platform);
  await Promise.all(Array.from({ length: 1000 }, (_, n) => client.publishAsync(dataTopic, `{"n":${n}}`, { qos: 1 })));
  const { entries } = platform.journal;
  expect(entries).toHaveLength(200);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => (entries[0]?.seq ?? 0) + index));
  expect(entries.at(-1)).toMatchObject({ type: 'packet-sent', packet: { type: 'PUBACK' } });
  await client.endAsync();
  await platform.stop();
});

test('packets that are announced and do not come take no memory', () => {
  const announced = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x01, 0x00);
  const before = process.memoryUsage().arrayBuffers;
  const decoders = Array.from({ length: 1000 }, () => {
    const decoder = new PacketDecoder('client');
    decoder.push(announced);
    return decoder;
  });
  // 4 MiB are announced on each.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 2 ** 20);
  expect(decoders.every(({ pending }) => pending.length === announced.length)).toBe(true);
});

test('of each device the last thousand commands can be sent once more, and no others', () => {
  const commands = new SentCommands();
  for (let mid = 1; mid <= 2500; mid += 1) {
    for (const deviceId of ['lamp', 'chair']) {
      commands.add({
        deviceId,
        key: String(mid),
        connection: 1,
        topic: 't',
        payload: Buffer.from(`${deviceId} ${mid}`),
      });
    }
  }
  expect(commands.get('lamp', '1500')).toBeUndefined();
  expect(commands.get('lamp', '1501')).toMatchObject({ key: '1501' });
  expect(commands.withPayload('chair', 't', Buffer.from('chair 2500'))).toMatchObject({
    deviceId: 'chair',
    key: '2500',
  });
  expect(commands.withPayload('chair', 't', Buffer.from('lamp 2500'))).toBeUndefined();
});

test('commands that cannot be sent once more any more are gone from memory, by whatever bound they went', async () => {
  const byCount = new SentCommands();
  const byBytes = new SentCommands();
  const command = (deviceId: string, key: number, bytes: number) => ({
    ...{ deviceId, key: String(key), connection: 1, topic: 't', payload: Buffer.alloc(bytes) },
  });
  // The map that keeps them is made anew several times meanwhile.
  const forgotten = Array.from({ length: 3000 }, (_, key) => {
    const [few, large] = [command('lamp', key, 1), command('lamp', key, 2 ** 14)];
    byCount.add(few);
    byBytes.add(large);
    byBytes.add(command('chair', key % 10, 1));
    return [new WeakRef(few), new WeakRef(large)] as const;
  });
  await new Promise(setImmediate);
  collectGarbage();
  expect(forgotten.filter(([few]) => few.deref()).length).toBe(1000);
  expect(forgotten.filter(([, large]) => large.deref()).length).toBeLessThan(100);
  expect([byCount.get('lamp', '2999'), byBytes.get('lamp', '2999')]).not.toContain(undefined);
});

test('of commands that can be sent once more 4 MiB are kept, of all devices together, with all that hangs on them', () => {
  const commands = new SentCommands();
  const payload = Buffer.alloc(2 ** 19);
  for (let mid = 1; mid <= 20; mid += 1) {
    commands.add({ deviceId: `lamp ${mid % 2}`, key: String(mid), connection: 1, topic: 't', payload });
  }
  const kept = Array.from({ length: 20 }, (_, n) => n + 1).filter((mid) =>
    commands.get(`lamp ${mid % 2}`, String(mid)),
  );
  expect(kept).toEqual([19, 20]);
});

test('a platform keeps 64 MiB of journal by default, however long the packets are', async () => {
  const platform = await lampPlatform({ ports: { tcp: 0 }, journalBytes: 2 ** 20 });
  const client = await connectLamp(platform);
  const payload = `"${'x'.repeat(100_000)}"`;
  for (let n = 0; n < 50; n += 1) await client.publishAsync(dataTopic, payload, { qos: 1 });
  expect(platform.journal.bytes).toBeLessThanOrEqual(2 ** 20);
  expect(platform.journal.bytes).toBeGreaterThan(2 ** 18);
  await client.endAsync();
  await platform.stop();
});
