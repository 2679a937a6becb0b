import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../mock-platform/clock.ts';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { inJson, reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import {
  answerCommands,
  commandTopic,
  connectLamp,
  dataTopic,
  lamp,
  lampPlatform,
  reportOf,
} from '../../mock-platform/generations/v1/testing.ts';
import type { MockPlatformOptions } from '../../mock-platform/mock-platform-options.ts';
import { secretSpellings } from '../../mock-platform/secrets/testing.ts';
import { rulesOf } from '../rules/catalogue.ts';
import type { Entry } from '../rules/rule.ts';
import { LiveLog } from './live-log.ts';

/** A platform with a log; `until` waits for a line and answers what has been written, without times. */
async function served(options: MockPlatformOptions & { linesPerSecond?: number; rulesCome?: Promise<void> } = {}) {
  const platform = await lampPlatform(options);
  onTestFinished(() => platform.stop());
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  const log = new LiveLog({
    clock: systemClock,
    secrets: platform.secrets,
    colour: false,
    rules: async () => {
      await options.rulesCome;
      return rulesOf('v1');
    },
    linesPerSecond: options.linesPerSecond ?? 20,
    write: (text) => {
      lines.push(
        text
          .trimEnd()
          .replace(/^[\d:.]{12} {2}/, '')
          .replace(/ +/g, ' '),
      );
      for (const watch of watchers) watch();
    },
  });
  for (const entry of platform.journal.entries) log.learn(entry);
  platform.journal.subscribe((entry) => log.see(entry));
  void log.judge();
  const until = (pattern: RegExp) =>
    new Promise<string[]>((resolve) => {
      const watch = () => {
        if (!lines.some((line) => pattern.test(line))) return;
        watchers.delete(watch);
        resolve(lines);
      };
      watchers.add(watch);
      watch();
    });
  return { platform, log, lines, until };
}

const stampOf = (n: number) => ({ seq: 1000 + n, at: n, wall: n });

test('a device’s life is shown in a line for each event', async () => {
  const { platform, until } = await served();
  const client = await connectLamp(platform, { keepalive: 120 });
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 0 } }));
  await client.publishAsync(dataTopic, reportOf(40), { qos: 1 });
  await platform.sendCommand(lamp.deviceId, { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 7 } });
  await client.endAsync();
  const lines = await until(/gone/);
  expect(lines).toEqual([
    expect.stringMatching(/^lamp_node connected over tcp from 127\.0\.0\.1:\d+, by deviceId, keep-alive 120 s$/),
    `lamp_node subscribed ${commandTopic} QoS 1`,
    'lamp_node report Brightness {"level":40}',
    'lamp_node command Brightness/LEVEL {"value":7} mid 1',
    expect.stringMatching(/^lamp_node response mid 1 errcode 0 \{"result":0\} after [\d.]+ ms$/),
    'lamp_node gone said DISCONNECT',
  ]);
});

test('a refusal says why, with the near miss, and the rule that is broken', async () => {
  const { platform, until } = await served();
  await expect(connectLamp(platform, { password: lamp.secret })).rejects.toThrow();
  const lines = await until(/rule broken/);
  expect(lines[0]).toMatch(/^lamp_node refused CONNACK 4, password: expected HMAC-SHA256 .*, got 20 bytes/);
  expect(lines[1]).toMatch(/^lamp_node rule broken V1-CONN-04 MUST: Its password is not the HMAC of its secret/);
  expect(lines.join()).not.toContain(lamp.secret);
});

test('a secret and a password are covered in every form that was thought of', async () => {
  const { platform, lines, until } = await served({ linesPerSecond: 1000 });
  const client = await connectLamp(platform);
  const { password } = generateCredentials({ ...lamp, time: Date.now() });
  const spelled = Object.values(secretSpellings).flatMap((spell) => [spell(lamp.secret), spell(password)]);
  for (const note of spelled) {
    await client.publishAsync(dataTopic, reportOf({ note }), { qos: 1 });
    await client.publishAsync(`/foreign/${note.replaceAll(/[+#\0]/g, '')}`, note, { qos: 1 });
  }
  await client.publishAsync(dataTopic, 'the end', { qos: 1 });
  await until(/the end/);
  const text = lines.join('\n');
  expect(spelled.filter((note) => text.includes(note.slice(4, -4)))).toEqual([]);
  expect(text).toContain('***');
  client.end(true);
});

test('a secret that a device puts where it does not belong is covered', async () => {
  const { platform, until } = await served();
  const client = await connectLamp(platform);
  await client.publishAsync(dataTopic, JSON.stringify({ note: lamp.secret, ...reportMessage() }), { qos: 1 });
  await client.publishAsync(`/foreign/${lamp.secret}`, '', { qos: 1 });
  await expect(connectLamp(platform, { username: lamp.secret })).rejects.toThrow();
  expect((await until(/user-name/)).join()).not.toContain(lamp.secret);
});

test('an unregistered client is shown by the name that it gives, and judged separately', async () => {
  const { platform, until } = await served();
  await expect(connectLamp(platform, { clientId: 'other_7', username: 'other_7' })).rejects.toThrow();
  const lines = await until(/V1-CONN-01/);
  expect(lines[0]).toMatch(/^other_7 refused CONNACK 2, client-identifier/);
  expect(lines[1]).toMatch(/^other_7 rule broken V1-CONN-01 MUST/);
});

test('a rule that is broken again and again is shown three times, then the tenth, then the hundredth', async () => {
  const { platform, lines, until } = await served();
  const client = await connectLamp(platform);
  for (let n = 0; n < 25; n += 1) await client.publishAsync(dataTopic, reportOf(900), { qos: 1 });
  await client.endAsync();
  await until(/gone/);
  const told = lines.filter((line) => line.includes('rule broken V1-REPORT-06'));
  expect(told.map((line) => /\(the (\d+)th time\)/.exec(line)?.[1])).toEqual([undefined, undefined, undefined, '10']);
});

test('a storm of refused connections is bounded, and what is left out is counted', async () => {
  const { platform, log, lines, until } = await served({ linesPerSecond: 5 });
  const attempts = 60;
  for (let n = 0; n < attempts; n += 1) await connectLamp(platform, { password: 'no' }).catch(() => {});
  log.end();
  await until(/left out/);
  const refused = lines.filter((line) => /refused CONNACK/.test(line)).length;
  const leftOut = lines.flatMap((line) => Number(/left out (\d+) more like "refused"/.exec(line)?.[1] ?? 0));
  expect(refused + leftOut.reduce((sum, n) => sum + n, 0)).toBe(attempts);
  expect(refused).toBeLessThan(attempts);
});

test('a line that is left out is not made', async () => {
  const { platform, log, lines } = await served({ linesPerSecond: 5 });
  let made = 0;
  const serviceData = { toJSON: () => `number ${++made}` };
  const { deviceId } = lamp;
  for (let n = 0; n < 50; n += 1) {
    const value = { data: [{ serviceId: 'Brightness', serviceData }] };
    log.see({
      ...stampOf(n),
      type: 'message-received',
      connection: 1,
      deviceId,
      kind: 'report',
      v1: inJson,
      value,
    } as Entry);
  }
  expect([made, lines.length]).toEqual([5, 5]);
  expect(lines[4]).toBe('lamp_node report Brightness "number 5"');
  await platform.stop();
});

test('a report of a megabyte, and a topic of 64 kB, are short lines', async () => {
  const { platform, until } = await served();
  const client = await connectLamp(platform);
  const data = Array.from({ length: 1000 }, (_, n) => ({ serviceId: `s${n}`, serviceData: { a: 'x'.repeat(1000) } }));
  await client.publishAsync(dataTopic, JSON.stringify(reportMessage(...data)), { qos: 1 });
  await client.publishAsync(`/${'y'.repeat(64_000)}`, '', { qos: 1 });
  const lines = await until(/foreign/);
  expect(lines.find((line) => line.includes(' report '))).toMatch(/^lamp_node report s0 \{"a":"x+….+…$/);
  expect(lines.find((line) => line.includes(' foreign '))).toMatch(/^lamp_node foreign PUBLISH on \/y+…$/);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(1100);
  client.end(true);
});

test('a connection that ends without DISCONNECT, and one that is cut on purpose, are shown as what they are', async () => {
  const { platform, lines, until } = await served();
  const socket = connect(platform.ports.tcp ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  socket.end();
  await until(/before it was accepted/);
  const client = await connectLamp(platform);
  platform.broker.sessionOf(lamp.deviceId)?.tap.cut('the cable is out');
  await until(/gone/);
  expect(lines[0]).toMatch(/^127\.0\.0\.1:\d+ refused closed by the device before it was accepted/);
  expect(lines.at(-1)).toBe('lamp_node gone the cable is out (on purpose)');
  client.end(true);
});

test('silence after a command is shown when the wait is over', async () => {
  const { platform, until } = await served({ commandWaitMs: 30 });
  const client = await connectLamp(platform);
  await client.subscribeAsync(commandTopic, { qos: 1 });
  await platform.sendCommand(lamp.deviceId, { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 1000 } });
  const lines = await until(/no answer/);
  expect(lines).toContain('lamp_node command Brightness/LEVEL {"value":1000} mid 1 (invalid parameters)');
  expect(lines.find((line) => line.includes('no answer'))).toMatch(/to Brightness\/LEVEL mid 1: silence for \d+ ms$/);
  client.end(true);
});

test('what a device does before the rules are loaded is judged when they are', async () => {
  let come = () => {};
  const rulesCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  const { platform, until } = await served({ rulesCome });
  await expect(connectLamp(platform, { password: lamp.secret })).rejects.toThrow();
  expect((await until(/refused/)).join()).not.toContain('rule broken');
  come();
  expect((await until(/rule broken/)).at(-1)).toMatch(/^lamp_node rule broken V1-CONN-04 MUST: Its password/);
});
