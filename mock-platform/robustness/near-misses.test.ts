import { describe, expect, test } from 'vitest';
import { checkCredentials } from '../generations/v1/check-credentials.ts';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { explainForeignTopic } from '../generations/v1/explain-foreign-topic.ts';
import { lamp, lampModel } from '../generations/v1/testing.ts';
import { diagnosePayload } from '../protocol/diagnose-payload.ts';
import { Registry } from '../registry/registry.ts';

/** Processor time, in milliseconds: the machine may be busy with something else. */
function cost(act: () => unknown): number {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** Patterns that look through a text from each of its characters take ten seconds and more for one of these. */
const floods: readonly (readonly [what: string, text: string])[] = [
  ['white space', ' '.repeat(65_000)],
  ['white space, and then something', `${' '.repeat(65_000)}x`],
  ['NUL, and then something', `${'\0'.repeat(65_000)}x`],
  ['quotation marks, and then something', `${'"'.repeat(65_000)}x`],
  ['backslashes, and then something', `${'\\'.repeat(65_000)}x`],
  ['slashes', `${'/'.repeat(65_000)}"`],
  ['beginnings of comments', '/*'.repeat(32_000)],
  ['braces, and then something', `${'}'.repeat(65_000)}x`],
  ['commas', `${','.repeat(65_000)}x`],
  ['Ctrl-Z', `${'\x1a '.repeat(32_000)}x`],
  ['letters', 'a'.repeat(65_000)],
  ['colons', ':a'.repeat(32_000)],
];

describe.each(floods)('65 kB of %s costs no time to speak of', (_, text) => {
  const bound = 1500;
  const registry = new Registry({ record: () => {} });
  registry.addProduct({ productId: lamp.productId, model: lampModel });
  registry.registerDevice(lamp);
  const good = generateCredentials({ ...lamp, time: Date.now() });
  const connect = {
    ...{ type: 'CONNECT', protocolName: 'MQTT', protocolLevel: 4, cleanSession: true, keepAlive: 60 },
    ...good,
    password: Buffer.from(good.password),
  } as const;

  test('as client identifier', () => {
    expect(cost(() => checkCredentials({ ...connect, clientId: text }, registry, Date.now()))).toBeLessThan(bound);
  });
  test('as user name', () => {
    expect(cost(() => checkCredentials({ ...connect, username: text }, registry, Date.now()))).toBeLessThan(bound);
  });
  test('as password', () => {
    const password = Buffer.from(text);
    expect(cost(() => checkCredentials({ ...connect, password }, registry, Date.now()))).toBeLessThan(bound);
  });
  test('as payload', () => {
    expect(cost(() => diagnosePayload(Buffer.from(text)))).toBeLessThan(bound);
  });
  test('as topic', () => {
    expect(cost(() => explainForeignTopic(text, { topicId: lamp.deviceId }))).toBeLessThan(bound);
  });
});
