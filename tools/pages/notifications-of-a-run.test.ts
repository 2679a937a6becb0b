import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { subjects } from '../../mock-platform/generations/v2/northbound/forwarding.ts';
import { subscribeAll, told, v5Stage } from '../../mock-platform/generations/v2/northbound/testing.ts';
import { connectLamp, sys } from '../../mock-platform/generations/v2/testing.ts';
import { CallbackServer } from '../../mock-platform/northbound/notifications/testing.ts';

const chapter = readFileSync(join(import.meta.dirname, '../../docs/reference/v2/06-application-side.md'), 'utf8');

/** Members and types of a value, in order. Of properties only that they are an object: they are the product's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([name, member]) => [name, name === 'properties' ? 'object' : shapeOf(member)]);
}

test('the examples of notifications in the reference are as the platform sends them', async () => {
  const { call, platform } = await v5Stage();
  const callback = await CallbackServer.open();
  onTestFinished(() => callback.close());
  await subscribeAll(call, callback, ...subjects);
  const client = await connectLamp(platform);
  const services = [{ service_id: 'Light', properties: { level: 4 } }];
  await client.publishAsync(sys('properties/report'), JSON.stringify({ services }), { qos: 1 });
  await client.publishAsync(sys('messages/up'), 'hello', { qos: 1 });
  await call('POST', '/devices/p1_n1/messages', { name: 'notice', message: 'hello' });
  await call('POST', '/devices', { node_id: 'n2', product_id: 'p1' });
  await call('PUT', '/devices/p1_n2', { device_name: 'at the gate' });
  await call('DELETE', '/devices/p1_n2');

  const examples = [...chapter.matchAll(/^```json\n([\s\S]*?)^```$/gm)]
    .map(([, json = '']) => JSON.parse(json))
    .filter((one) => one.notify_data !== undefined);
  const shown = new Map(examples.map((one) => [`${one.resource}/${one.event}`, one]));
  expect([...shown.keys()].toSorted()).toEqual(subjects.toSorted());
  for (const [subject, example] of shown) {
    expect.soft([subject, shapeOf(example)]).toEqual([subject, shapeOf(await told(callback, subject))]);
  }
});
