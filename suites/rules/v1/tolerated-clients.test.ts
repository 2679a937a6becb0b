import { expect, test } from 'vitest';
import type { ConnectPacket } from '../../../mock-platform/wire/packet.ts';
import { rulesOf } from '../catalogue.ts';
import { findingsIn } from '../judge.ts';
import {
  authenticated,
  binaryMessage,
  commandAnswered,
  commandSent,
  connack,
  connect,
  type Event,
  handshake,
  journal,
  message,
  online,
  onStage,
  opened,
  published,
  subscribed,
  world,
} from '../testing.ts';

// What clients in the field do and the platform takes (ref 10, 12): no MUST may break, and just these SHOULDs.

interface Client {
  readonly client: string;
  readonly connect: Partial<ConnectPacket>;
  readonly login?: 'device-id' | 'node-id';
  readonly subscribes?: readonly string[];
  readonly codec?: boolean;
  readonly events: readonly Event[];
  readonly warnings: readonly string[];
}

const light = { serviceId: 'Light', serviceData: { level: 40 } };
const own = '/huawei/v1/devices/lamp-1';
const answer = (response: Record<string, unknown>) => [
  commandSent(),
  ...message({ msgType: 'deviceRsp', mid: 1, errcode: 0, ...response }),
  commandAnswered({ errcode: 0, ...response }),
];

const clients: readonly Client[] = [
  {
    client: 'LiteOS: a stamp of 8 digits, a constant time in the past, hasMore, tabs',
    connect: { clientId: 'lamp-1_0_0_20201103', keepAlive: 100 },
    events: [
      ...message(
        JSON.stringify(
          { msgType: 'deviceReq', hasMore: 0, data: [{ ...light, eventTime: '20201103T114920Z' }] },
          null,
          '\t',
        ),
      ),
      ...answer({ hasMore: 0, body: { result: 0 } }),
    ],
    warnings: ['V1-CONN-07'],
  },
  {
    client: 'LiteOS_Lab: login by nodeId, a month counted from 0, keep-alive of 10 s',
    connect: { clientId: 'node_1_2_0_2026001512', username: 'node_1', keepAlive: 10 },
    login: 'node-id',
    subscribes: ['/huawei/v1/devices/node_1/command/json'],
    events: message(
      { msgType: 'deviceReq', hasMore: 0, data: [light] },
      { topic: '/huawei/v1/devices/node_1/data/json' },
    ),
    warnings: ['V1-CONN-07', 'V1-CONN-10'],
  },
  {
    client: 'C SDK: a stamp some hours ahead, data before msgType, numbers as strings, no body',
    connect: { clientId: 'lamp-1_0_0_2026011524' },
    events: [
      ...message('{ "data": [{ "serviceId": "Light", "serviceData": { "level": "40" } }], "msgType": "deviceReq" }'),
      ...answer({}),
    ],
    warnings: ['V1-CONN-07'],
  },
  {
    client: 'Java SDK: nulls for what is absent, MQTT 3.1 after a refusal, a byte array as text',
    connect: { protocolName: 'MQIsdp', protocolLevel: 3 },
    codec: true,
    subscribes: [`${own}/command/json`, `${own}/command/binary`],
    events: [
      ...message({ msgType: 'deviceReq', data: [{ ...light, eventTime: null }] }),
      ...binaryMessage('[1, 2, 3]'),
      ...answer({ body: null }),
    ],
    warnings: ['V1-BIN-04'],
  },
  {
    client: 'Luat: keep-alive of 300 s, QoS 0, eventTime without T',
    connect: { keepAlive: 300 },
    events: message({ msgType: 'deviceReq', data: [{ ...light, eventTime: '20260115120000Z' }] }, { qos: 0 }),
    warnings: ['V1-REPORT-08'],
  },
  {
    client: 'ESP32: seconds since 1970 as stamp, a property that the model does not have',
    connect: { clientId: 'lamp-1_0_0_1768478400' },
    events: message({
      msgType: 'deviceReq',
      data: [{ serviceId: 'Light', serviceData: { level: 1, timestamp: 1768478400 } }],
    }),
    warnings: ['V1-CONN-07', 'V1-REPORT-05'],
  },
  {
    client: 'Quectel module: login by IMEI, any ten digits, identifier, QoS 0',
    connect: { clientId: 'node_1_2_0_1234567890', username: 'node_1' },
    login: 'node-id',
    subscribes: ['/huawei/v1/devices/node_1/command/json'],
    events: message(
      { msgType: 'deviceReq', identifier: '123', hasMore: 0, data: [light] },
      { topic: '/huawei/v1/devices/node_1/data/json', qos: 0 },
    ),
    warnings: ['V1-CONN-07'],
  },
  {
    client: 'STM32 DTU: no body, and a report of the new state after each answer',
    connect: {},
    events: [...answer({}), ...message({ msgType: 'deviceReq', data: [light] })],
    warnings: [],
  },
  {
    client: 'newer SDKs: events of the second generation beside the reports',
    connect: {},
    events: [
      published({ topic: '$oc/devices/lamp-1/sys/events/up', purpose: 'foreign' }),
      published({ topic: `${own}/iodpsData`, purpose: 'bootstrap' }),
      ...message({ msgType: 'deviceReq', data: [light] }),
    ],
    warnings: ['V1-TOPIC-07'],
  },
  {
    client: 'a session that is kept, both command topics, no TLS 1.3',
    connect: { cleanSession: false },
    subscribes: [`${own}/command/json`, `${own}/command/binary`],
    events: message({ msgType: 'deviceReq', data: [light] }),
    warnings: ['V1-CONN-11'],
  },
];

test.each(clients)('$client', ({ connect: fields, login, subscribes, codec, events, warnings }) => {
  const [first, ...more] = subscribes ?? [`${own}/command/json`];
  const topicId = login === 'node-id' ? 'node_1' : 'lamp-1';
  const fallback = fields.protocolLevel === 3 ? [connect({ connection: 9 })] : [];
  const entries = journal(
    world(codec ? 'binary' : 'json'),
    fallback,
    onStage(
      'start',
      opened(),
      handshake(),
      connect(fields),
      authenticated({ topicId, login: login ?? 'device-id' }),
      connack(),
      online(),
      subscribed(first),
      more.map((filter) => subscribed(filter)),
    ),
    onStage('reporting', ...events),
  );
  const broken = findingsIn(rulesOf('v1'), entries).filter(({ violations }) => violations.length > 0);
  expect(broken.filter(({ rule }) => rule.level === 'MUST')).toEqual([]);
  expect(broken.map(({ rule }) => rule.id)).toEqual(warnings);
});
