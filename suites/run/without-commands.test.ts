import { expect, test } from 'vitest';
import { ignoring } from '../../fixtures/devices/faults/message-changes.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { scenarios as repertoire } from '../scenarios/scenarios.ts';
import { smallDevice } from './look/testing.ts';
import { type ConformanceOptions, runConformance } from './run-conformance.ts';

const named = (...names: readonly string[]) => repertoire.filter(({ name }) => names.includes(name));
const common = { generation: 2, seed: 3, budget: 0 } as const;

const asked = ['malformed', 'forms', 'refusals', 'mixed', 'request-ids', 'implicit', 'messages', 'events'];
const further = ['oversized', 'redelivery', 'stream', 'cut'];

test.concurrent.each<[string, string, NonNullable<ConformanceOptions['capabilities']>]>([
  ['sets and gets', 'command', { commands: false, propertiesSet: true, propertiesGet: true }],
  ['gets', 'command set', { commands: false, propertiesSet: false, propertiesGet: true }],
  ['no requests', 'command set get', { commands: false, propertiesSet: false, propertiesGet: false }],
])('a device that takes %s is asked nothing else, and is judged as far as that goes', async (_, ignored, takes) => {
  const device = createReferenceDevice(
    { generation: 2 },
    ignoring(({ family }) => ignored.split(' ').includes(family)),
  );
  const capabilities = { transport: 'mqtt', ...takes } as const;
  const result = await runConformance({
    ...common,
    device,
    capabilities,
    runs: 8,
    scenarios: named('connect', ...asked, ...further),
  });
  expect(result.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')).toEqual([]);
  const verdictOf = (id: string) => result.rules.find((rule) => rule.id === id)?.verdict;
  for (const id of ['V2-MSG-01', 'V2-MSG-06', 'V2-EVENT-07', 'V2-CMD-19'])
    expect([id, verdictOf(id)]).toEqual([id, 'pass']);
  if (!takes.propertiesGet) return;
  for (const id of ['V2-GET-11', 'V2-GET-14', 'V2-TOPIC-04', 'V2-TOPIC-07', 'V2-STREAM-01', 'V2-STREAM-03']) {
    expect([id, verdictOf(id)]).toEqual([id, 'pass']);
  }
});

test.concurrent('a device that takes no requests and is gone after a message is found', async () => {
  const { module } = smallDevice({
    does(client, { deviceId }) {
      const report = JSON.stringify({ services: [{ service_id: 'Lamp01', properties: {} }] });
      const timer = setInterval(() => client.publish(`$oc/devices/${deviceId}/sys/properties/report`, report), 300);
      client.on('close', () => clearInterval(timer));
      client.on('message', (topic) => topic.endsWith('/messages/down') && client.end(true));
    },
  });
  const capabilities = { transport: 'mqtt', commands: false, propertiesSet: false, propertiesGet: false } as const;
  const timeouts = { reconnectMs: 12_000, reportMs: 2000 };
  const result = await runConformance({
    ...common,
    device: module,
    capabilities,
    timeouts,
    scenarios: named('messages'),
  });
  expect(result.rules.find(({ id }) => id === 'V2-MSG-01')).toMatchObject({ verdict: 'fail' });
});
