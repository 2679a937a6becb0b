import { expect, test } from 'vitest';
import { commandMessage, commandTopicOf } from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { TraceRow } from '../../result/conformance-result.ts';
import { storyOf } from './story-of.ts';

const row = (from: TraceRow['from'], packet: string, summary = '', more: Partial<TraceRow> = {}): TraceRow => ({
  t: 1,
  from,
  packet,
  summary,
  ...more,
});
const told = (...trace: TraceRow[]) => storyOf({ trace }).map(({ text }) => text);

test.each([
  [row('harness', 'start', 'the device was started'), 'The suite starts the device'],
  [row('harness', 'stop'), 'The suite asks the device to stop'],
  [row('harness', 'report', '[{"serviceId":"Lamp"}]'), 'The suite asks for a report: [{"serviceId":"Lamp"}]'],
  [row('harness', 'stage', 'cut'), 'The connection is cut without a word, and the platform is well'],
  [row('harness', 'stage', 'tea-break'), 'The stage “tea-break” begins'],
  [row('harness', 'stage', 'cut: over after 30 ms'), 'The stage “cut” is over after 30 ms'],
  [row('device', 'open', 'connection 1, tls'), 'The device opens connection 1, tls'],
  [row('device', 'TLS', 'completed'), 'The device shakes hands for TLS: completed'],
  [row('device', 'CONNECT', 'client a_0_0_1'), 'The device sends CONNECT: client a_0_0_1'],
  [row('platform', 'CONNACK', 'accepted'), 'The platform sends CONNACK: accepted'],
  [row('device', 'DISCONNECT'), 'The device sends DISCONNECT'],
  [row('platform', 'close', 'connection 1: cut'), 'The platform closes connection 1: cut'],
  [row('device', 'silence', 'no answer to mid 7'), 'The device is silent: no answer to mid 7'],
  [row('device', 'exit', 'ended with exit code 1'), 'The device ended with exit code 1'],
  [row('device', 'report', 'done'), "The device's adapter says that it has reported: done"],
  [row('platform', 'listener', 'tls port 8883 closed'), 'The platform changes its listener: tls port 8883 closed'],
  [row('device', 'PUBLISH', '…/data/json 0x00'), 'The device sends PUBLISH: …/data/json 0x00'],
  [
    row('device', 'bytes', 'MQTT-3.8.1-1: wrong flags'),
    'The device sends bytes that MQTT does not allow: MQTT-3.8.1-1: wrong flags',
  ],
])('%o', (step, text) => {
  expect(told(step)).toEqual([text]);
});

test('a subscription that breaks a rule is shown in full', () => {
  const topic = `${commandTopicOf('d-1')}, ${commandTopicOf('n-1')}`;
  const step = row('device', 'SUBSCRIBE', 'id 1 …/command/json QoS 1', { topic });
  expect(told(step, { ...step, offending: true })).toEqual([
    'The device sends SUBSCRIBE: id 1 …/command/json QoS 1',
    `The device sends SUBSCRIBE: ${topic}`,
  ]);
});

test('a message that was cut is shown with its cuts', () => {
  const payload = {
    encoding: 'utf-8' as const,
    text: JSON.stringify(commandMessage({ serviceId: 'Lamp', cmd: 'RESET', mid: 7 })),
    bytes: 62,
  };
  expect(told(row('platform', 'PUBLISH', 'in 9 pieces: …', { payload, manner: 'in 9 pieces' }))).toEqual([
    'The platform sends the command Lamp/RESET with mid 7, in 9 pieces',
  ]);
});

test('a message is shown by what it means', () => {
  const payload = { encoding: 'utf-8' as const, text: '{"msgType":"deviceRsp","mid":8,"errcode":0}', bytes: 43 };
  expect(told(row('device', 'PUBLISH', '…', { payload }))).toEqual(['The device answers mid 8 with errcode 0']);
});

test('acknowledgements are left out, unless they are what breaks the rule', () => {
  const offending = { offending: true } as const;
  expect(
    storyOf({ trace: [row('device', 'PUBACK', 'id 3'), row('device', 'PUBACK', 'id 4', offending)] }),
  ).toMatchObject([{ t: 1, text: 'The device sends PUBACK: id 4', offending: true }]);
});

test('connections are named where there are several', () => {
  expect(
    told(row('device', 'DISCONNECT', '', { connection: 1 }), row('device', 'CONNECT', 'client a', { connection: 2 })),
  ).toEqual(['The device sends DISCONNECT (connection 1)', 'The device sends CONNECT: client a (connection 2)']);
});
