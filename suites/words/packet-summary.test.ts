import { expect, test } from 'vitest';
import {
  commandTopicOf,
  dataTopicOf,
  kinds,
  reportMessage,
} from '../../mock-platform/generations/v1/messages-testing.ts';
import { v1 } from '../../mock-platform/generations/v1/served.ts';
import type { MqttPacket } from '../../mock-platform/wire/packet.ts';
import { packetSummary } from './packet-summary.ts';

const id = '3f2a6b1c-77c1-4b8e-9d52-0c1f5a9e8b11';
const connect = {
  type: 'CONNECT',
  protocolName: 'MQTT',
  protocolLevel: 4,
  cleanSession: true,
  keepAlive: 120,
  clientId: `${id}_0_0_2018111517`,
} as const;
const payload = Buffer.from('{"mid":7}');
const publish = {
  type: 'PUBLISH',
  topic: dataTopicOf(id),
  payload,
  retain: false,
  dup: false,
} as const;

test.each<[string, MqttPacket, string]>([
  [
    'CONNECT without the password',
    { ...connect, username: id, password: Buffer.from('0badc0de') },
    `client ${id}_0_0_2018111517, user ${id}, keep-alive 120 s`,
  ],
  [
    'CONNECT with all that is unusual',
    {
      ...connect,
      clientId: '',
      cleanSession: false,
      protocolName: 'MQIsdp',
      protocolLevel: 3,
      will: { topic: 'gone', payload, qos: 0, retain: false },
    },
    'client (empty), no user name, no password, keep-alive 120 s, session kept, will on gone, protocol MQIsdp level 3',
  ],
  ['CONNACK', { type: 'CONNACK', sessionPresent: false, returnCode: 0 }, 'accepted'],
  ['CONNACK with a session', { type: 'CONNACK', sessionPresent: true, returnCode: 0 }, 'accepted, session present'],
  [
    'CONNACK that refuses',
    { type: 'CONNACK', sessionPresent: false, returnCode: 4 },
    'refused: 4, bad user name or password',
  ],
  ['CONNACK with a reserved code', { type: 'CONNACK', sessionPresent: false, returnCode: 9 }, 'refused: 9, reserved'],
  ['PUBLISH at QoS 0', { ...publish, qos: 0 }, '…/data/json {"mid":7}'],
  [
    'PUBLISH with every flag',
    { ...publish, qos: 1, packetId: 3, dup: true, retain: true },
    'DUP RETAIN …/data/json QoS 1 id 3 {"mid":7}',
  ],
  [
    'PUBLISH of a message on its topic: what it means',
    {
      ...publish,
      qos: 1,
      packetId: 3,
      payload: Buffer.from('{"body":{"on":1},"errcode":0,"mid":7,"msgType":"deviceRsp"}'),
    },
    'deviceRsp mid 7 errcode 0 QoS 1 id 3 {"on":1}',
  ],
  [
    'PUBLISH of a message on another topic',
    {
      ...publish,
      qos: 0,
      topic: commandTopicOf(id),
      payload: Buffer.from(JSON.stringify(reportMessage())),
    },
    `…/command/json ${kinds.report} data []`,
  ],
  ['PUBLISH on a short topic', { ...publish, qos: 0, topic: 'sensors/a' }, 'sensors/a {"mid":7}'],
  ['PUBACK', { type: 'PUBACK', packetId: 3 }, 'id 3'],
  [
    'SUBSCRIBE',
    {
      type: 'SUBSCRIBE',
      packetId: 1,
      filters: [
        { filter: '#', qos: 1 },
        { filter: 'a/b', qos: 0 },
      ],
    },
    'id 1 # QoS 1, a/b QoS 0',
  ],
  ['SUBACK', { type: 'SUBACK', packetId: 1, granted: [1, 0x80] }, 'id 1 QoS 1, refused'],
  ['UNSUBSCRIBE', { type: 'UNSUBSCRIBE', packetId: 2, filters: ['#'] }, 'id 2 #'],
  ['PINGREQ', { type: 'PINGREQ' }, ''],
])('%s', (_, packet, summary) => {
  expect(packetSummary(packet)).toBe(summary);
});

test('what is known of a payload from elsewhere is shown, if it cannot be read', () => {
  const bytes = { ...publish, qos: 0, payload: Buffer.from([0xc0, 2]) } as const;
  expect(packetSummary(bytes, { message: { msgType: 'deviceRsp', mid: 7, errcode: 0 } })).toBe(
    'deviceRsp mid 7 errcode 0',
  );
  expect(packetSummary(bytes, { flaw: 'malformed command: not JSON' })).toBe(
    '…/data/json malformed command: not JSON 0xc002',
  );
  expect(
    packetSummary({ ...publish, qos: 0 }, { form: 'white space', message: { msgType: 'cloudRsp', errcode: 0 } }),
  ).toBe('…/data/json cloudRsp errcode 0 (white space)');
  expect(packetSummary(bytes)).toBe('…/data/json 0xc002');
});

test('a long message says how long it is', () => {
  const long = Buffer.from(
    JSON.stringify({ msgType: 'deviceRsp', mid: 7, errcode: 0, body: { text: 'x'.repeat(2000) } }),
  );
  expect(packetSummary({ ...publish, qos: 0, payload: long })).toBe(
    `deviceRsp mid 7 errcode 0 ${long.length} bytes {"text":"${'x'.repeat(110)}…`,
  );
});

test.each([
  ['$oc/devices/65f0c1d2_street-lamp_lamp-1/properties/report'],
  ['$oc/devices/65f0c1d2_street-lamp_lamp-1/sys/property/report'],
  ['oc/devices/65f0c1d2_street-lamp_lamp-1/sys/properties/report'],
  [`${v1.topicsBegin}65f0c1d2_street-lamp_lamp-1/data`],
])('a topic that no interface has is shown whole: %s', (topic) => {
  expect(packetSummary({ ...publish, qos: 0, topic })).toBe(`${topic} {"mid":7}`);
});

test.each([
  ['$oc/devices/65f0c1d2_street-lamp_lamp-1/sys/properties/report', '…/properties/report'],
  ['$oc/devices/65f0c1d2_street-lamp_lamp-1/sys/commands/response/request_id=1', '…/response/request_id=1'],
  [`${v1.topicsBegin}65f0c1d2_street-lamp_lamp-1/data/json`, '…/data/json'],
])('of one of the interface the end: %s', (topic, short) => {
  expect(packetSummary({ ...publish, qos: 0, topic })).toBe(`${short} {"mid":7}`);
});
