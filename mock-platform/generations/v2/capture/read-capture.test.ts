import { generate, type Packet } from 'mqtt-packet';
import { expect, test } from 'vitest';
import type { End } from '../../../capture/tcp-connections.ts';
import { conversation, framesOf, pcapOf } from '../../../capture/testing.ts';
import { generateV2Credentials } from '../credentials.ts';
import { lamp, lampModel, sys } from '../testing.ts';
import { type CaptureOptions, readCapture } from './read-capture.ts';

const time = Date.UTC(2026, 0, 1);
const id = '139126a1-09fd-4fec-b4bb-a842086f4512';
const turn = (from: End, packet: Packet) => ({ from, bytes: generate(packet) });
const connect = (clientId?: string) => {
  const { password, ...login } = generateV2Credentials({ ...lamp, time });
  return turn('client', {
    ...{ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 120 },
    ...{ ...login, ...(clientId !== undefined && { clientId }), password: Buffer.from(password) },
  } as Packet);
};
const connack = (returnCode = 0) => turn('server', { cmd: 'connack', returnCode, sessionPresent: false });
const publish = (from: End, topic: string, payload: unknown, { dup = false } = {}) => {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return turn(from, { cmd: 'publish', topic: sys(topic), payload: text, qos: 1, messageId: 9, retain: false, dup });
};
const command = { paras: { value: 3 }, service_id: 'Light', command_name: 'LEVEL' };

function read(turns: readonly { from: End; bytes: Uint8Array }[], options: CaptureOptions = {}) {
  const file = pcapOf(framesOf(conversation(turns, { time })));
  const { entries } = readCapture(file, { secret: lamp.secret, model: lampModel, ...options });
  return entries.filter(({ type }) => /^(authenticated|published|(command|response|message|probe)-)/.test(type));
}

test('a log-in is looked at as our own platform does', () => {
  const [entry] = read([connect(), connack()]);
  expect(entry).toMatchObject({
    type: 'authenticated',
    accepted: true,
    deviceId: lamp.deviceId,
    v2: { identityType: '0', signType: '0' },
    findings: expect.arrayContaining([expect.objectContaining({ aspect: 'password', ok: true })]),
  });
});

test('a log-in under a type of generation 1 names nobody, and is refused', () => {
  const [entry] = read([connect(`${lamp.nodeId}_2_0_2026010100`), connack(2)]);
  expect(entry).not.toHaveProperty('deviceId');
  expect(entry).toMatchObject({
    accepted: false,
    findings: expect.arrayContaining([expect.objectContaining({ aspect: 'authentication-type', ok: false })]),
  });
});

test('a password is not judged without the secret, nor that of another device', () => {
  const lone = { model: lampModel, deviceId: 'other' } as const;
  for (const options of [{ ...lone, secret: lamp.secret }]) {
    const [entry] = read([connect(), connack()], options);
    expect(entry?.type === 'authenticated' && entry.findings.map(({ aspect }) => aspect)).not.toContain('password');
  }
});

test.each([
  ['commands', command, { result_code: 0 }, { family: 'command', serviceId: 'Light', cmd: 'LEVEL' }],
  [
    'properties/set',
    { services: [{ service_id: 'Light', properties: { level: 5 } }] },
    { result_code: 0 },
    { family: 'set', serviceId: 'Light', cmd: 'properties/set' },
  ],
  [
    'properties/get',
    { service_id: 'Meter' },
    { services: [] },
    { family: 'get', serviceId: 'Meter', cmd: 'properties/get' },
  ],
  ['properties/get', {}, { services: [] }, { family: 'get', serviceId: '', cmd: 'properties/get' }],
] as const)('a request on %s is matched with its answer', (channel, request, answer, { family, ...named }) => {
  const entries = read([
    connect(),
    connack(),
    publish('server', `${channel}/request_id=${id}`, request),
    publish('client', `${channel}/response/request_id=${id}`, answer),
  ]);
  expect(entries.slice(1)).toMatchObject([
    { type: 'command-sent', key: id, fit: 'valid', qos: 1, v2: { family }, ...named },
    { type: 'published', purpose: 'data', key: id },
    { type: 'message-received', kind: 'response', key: id },
    { type: 'command-answered', key: id, v2: { family }, ...named },
  ]);
});

test('an answer on the topic of another family answers nothing', () => {
  const entries = read([
    connect(),
    connack(),
    publish('server', `commands/request_id=${id}`, command),
    publish('client', `properties/set/response/request_id=${id}`, { result_code: 0 }),
  ]);
  expect(entries.map(({ type }) => type)).toContain('response-unmatched');
});

test('a request that is outside the model, malformed, or sent again is told as that', () => {
  const topic = `commands/request_id=${id}`;
  const told = (payload: unknown, dup = false) =>
    read([connect(), connack(), publish('server', topic, payload, { dup })])[1];
  expect(told({ ...command, command_name: 'NOPE' })).toMatchObject({ type: 'command-sent', fit: 'unknown-command' });
  expect(told('{')).toMatchObject({ type: 'probe-sent', kind: 'malformed', key: id });
  expect(told(command, true)).toMatchObject({ type: 'command-redelivered', key: id });
});

test('what wants no answer is told as a message, an event, or what the device asked for', () => {
  const entries = read([
    connect(),
    connack(),
    publish('server', 'messages/down', 'hello'),
    publish('server', 'events/down', { services: [] }),
    publish('server', `shadow/get/response/request_id=${id}`, { shadow: [] }),
    publish('server', 'messages/down', 'hello', { dup: true }),
  ]);
  expect(entries.slice(1)).toMatchObject([
    { type: 'message-sent', what: 'message' },
    { type: 'message-sent', what: 'event' },
    { type: 'message-sent', what: 'shadow', reply: true },
    { type: 'message-redelivered', what: 'message' },
  ]);
});

test('a request that stays without an answer ends with the wait', () => {
  const entries = read(
    [
      connect(),
      connack(),
      publish('server', `commands/request_id=${id}`, command),
      publish('client', 'messages/up', 'x'),
    ],
    { commandWaitMs: 1 },
  );
  expect(entries).toContainEqual(expect.objectContaining({ type: 'command-unanswered', outcome: 'timed-out' }));
});
