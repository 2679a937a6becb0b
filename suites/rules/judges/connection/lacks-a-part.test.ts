import { expect, test } from 'vitest';
import { lacksAPart } from './lacks-a-part.ts';

const lacks = (clientId: string, username?: string) =>
  lacksAPart({
    type: 'CONNECT',
    protocolName: 'MQTT',
    protocolLevel: 4,
    cleanSession: true,
    keepAlive: 60,
    clientId,
    ...(username !== undefined && { username }),
  });

test.each([
  ['lamp_1_0_2026011512', 'lamp_1'],
  ['lamp_1_2026011512', 'lamp_1'],
  ['lamp_0_2026011512', 'lamp'],
])('%s of %s lacks a part', (clientId, username) => {
  expect(lacks(clientId, username)).toBe(true);
});

test.each([
  ['lamp_1_0_0_2026011512', 'lamp_1'],
  ['lamp_0_0_2026011512', 'lamp'],
  ['lamp_node_1_1_0_2026011512', 'lamp'],
  ['lamp_1_0_2026011512', 'other'],
  ['lamp_1', 'lamp_1'],
  ['lamp_1_0_2026011512', undefined],
])('of %s and %s that cannot be said', (clientId, username) => {
  expect(lacks(clientId, username)).toBe(false);
});
