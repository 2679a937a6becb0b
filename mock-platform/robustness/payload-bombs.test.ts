import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerCommands, connectLamp, dataTopic, lamp, lampPlatform } from '../generations/v1/testing.ts';
import { formatEntry, parseJournal } from '../journal/ndjson.ts';
import type { MockPlatform } from '../mock-platform.ts';
import { payloadBombs } from './payload-bombs.ts';

let platform: MockPlatform;
let client: Awaited<ReturnType<typeof connectLamp>>;

beforeAll(async () => {
  platform = await lampPlatform({ ports: { tcp: 0 } });
  client = await connectLamp(platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
});

afterAll(async () => {
  await client.endAsync();
  await platform.stop();
});

test.each(Object.entries(payloadBombs))('%s: is acknowledged, recorded once, and does no harm', async (_name, bomb) => {
  const { seq: after } = platform.journal.record({ type: 'device-offline', deviceId: 'nobody', connection: 0 });
  await client.publishAsync(dataTopic, Buffer.from(bomb), { qos: 1 });
  const received = platform.journal.entries.filter(({ seq, type }) => seq > after && type === 'message-received');
  expect(received).toHaveLength(1);
  const [message] = received;
  expect(message && 'value' in message !== 'unreadable' in message).toBe(true);
  expect(message && parseJournal(formatEntry(message))).toHaveLength(1);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();

  const answer = await platform.sendCommand(lamp.deviceId, {
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 1 },
  });
  expect(answer).toMatchObject({ outcome: 'answered', errcode: 0 });
});

test('as an answer to a command that waits, a member named __proto__ is a member like any other', async () => {
  const { deviceId } = lamp;
  platform.startKeysAt(deviceId, '9');
  const waiting = platform.sendCommand(deviceId, { serviceId: 'Brightness', cmd: 'OTHER', waitMs: 60_000 });
  const outcome = await waiting;
  expect(outcome).toMatchObject({ outcome: 'answered' });
  const key = outcome.outcome === 'answered' ? outcome.key : '';
  await client.publishAsync(dataTopic, `{"msgType":"deviceRsp","mid":${key},"errcode":0,"__proto__":{"mid":7}}`, {
    qos: 1,
  });
  const last = platform.journal.entries.findLast(({ type }) => type === 'response-unmatched');
  expect(last).toMatchObject({ key, reason: 'repeated' });
});
