import { expect, test } from 'vitest';
import { dataTopicOf } from '../../../mock-platform/generations/v1/messages-testing.ts';
import type { ConnectPacket } from '../../../mock-platform/wire/packet.ts';
import { rulesOf } from '../catalogue.ts';
import { findingsIn } from '../judge.ts';
import {
  at,
  authenticated,
  closed,
  connack,
  connect,
  type Event,
  event,
  exchange,
  handshake,
  journal,
  login,
  message,
  online,
  onStage,
  opened,
  packetReceived,
  published,
  publishedElsewhere,
  refused,
  refusedAttempt,
  report,
  requestSent,
  requestUnanswered,
  rid,
  stageBegan,
  stageEnded,
  subscribed,
  subscribes,
  topicOf,
  world,
} from './testing.ts';

// What clients in the field do and the platform takes (ref2 12): no MUST may break, and just these SHOULDs.

interface Client {
  readonly client: string;
  readonly connect?: Partial<ConnectPacket>;
  /** What comes before its log-in. */
  readonly before?: readonly (Event | Event[])[];
  readonly events?: readonly (Event | Event[])[];
  readonly warnings?: readonly string[];
}

const whole = { level: 40 };
const own = '$oc/devices/lamp-1/sys';
const cut = closed({ by: 'platform', staged: true });
const six = (granted: number) =>
  ['messages/down', 'commands/#', 'properties/set/#', 'properties/get/#', 'events/down', 'shadow/get/response/#'].map(
    (filter) => subscribes(`${own}/${filter}`, { granted, channel: 'commands' }),
  );
const get = (body: unknown) => exchange({ family: 'get', key: rid(8) }, { body });
const light = { service_id: 'Light', properties: whole };
const attempt = (ms: number, connection: number) => [
  ...at(ms, opened(connection)),
  closed({ connection, by: 'platform', staged: true }),
];
const sdkInfo = {
  service_id: '$sdk_info',
  event_type: 'sdk_info_report',
  paras: { device_sdk_version: 'C_v1', sw_version: null, fw_version: null },
};

const clients: readonly Client[] = [
  {
    client: 'Python, Java, Go, ArkTS: never send SUBSCRIBE',
    events: [exchange(), exchange({ family: 'set', key: rid(2) })],
  },
  { client: 'C, LiteOS: six subscriptions at QoS 1', events: [...six(1), exchange()] },
  { client: 'C#, Android: the same at QoS 0', events: [...six(0), exchange()] },
  {
    client: 'ctlove0523: subscribes on its first connection only, and takes nothing before',
    events: [
      requestSent(),
      subscribed(`${own}/commands/#`, { channel: 'commands' }),
      requestUnanswered(),
      exchange({ key: rid(2), paras: { level: 1 } }),
      onStage('cut', cut, login(2)),
      exchange({ key: rid(3), paras: { level: 2 }, connection: 2 }),
    ],
    warnings: ['V2-TOPIC-07'],
  },
  {
    client: 'esp-huawei: events/down and a misspelt topic, yet takes commands',
    events: [
      subscribes(`${own}/events/down`, { channel: 'events/down' }),
      subscribes(`${own}/messages/dowm`),
      exchange(),
    ],
    warnings: ['V2-TOPIC-09'],
  },
  { client: 'C SDK: one stamp for ever', connect: { clientId: 'lamp-1_0_0_2022010100' }, warnings: ['V2-CONN-07'] },
  { client: 'Go, micropython: local time', connect: { clientId: 'lamp-1_0_0_2026011520' }, warnings: ['V2-CONN-07'] },
  {
    client: 'LiteOS_Lab: a month counted from 0',
    connect: { clientId: 'lamp-1_0_0_2026001512' },
    warnings: ['V2-CONN-07'],
  },
  { client: 'C SDK: an hour above 23', connect: { clientId: 'lamp-1_0_0_2026011524' }, warnings: ['V2-CONN-07'] },
  { client: 'Python: sign type 1', connect: { clientId: 'lamp-1_0_1_2026011512' } },
  ...[60, 120, 240, 250].map((keepAlive) => ({ client: `SDKs: ${keepAlive} s`, connect: { keepAlive } })),
  { client: 'sketches: the 15 s of their library', connect: { keepAlive: 15 }, warnings: ['V2-CONN-10'] },
  {
    client: 'ArkTS, sketches: everything at QoS 0',
    events: [report(whole, { qos: 0 }), exchange({ qos: 0, key: rid(2), paras: { level: 2 } })],
  },
  {
    client: 'Python: a new CONNECT after DISCONNECT, and the old socket a second later',
    events: [
      packetReceived({ type: 'DISCONNECT' }),
      login(2),
      { type: 'taken-over', deviceId: 'lamp-1', connection: 1, by: 2 },
      closed({ by: 'platform', reason: 'taken over' }),
    ],
  },
  {
    client: 'Python: a second connection, as CONNACK takes more than a second',
    before: [
      opened(8),
      handshake({ connection: 8 }),
      connect({ connection: 8 }),
      authenticated({ connection: 8 }),
      at(1200, connack(0, 8)),
      online(8),
      login(9),
      { type: 'taken-over', deviceId: 'lamp-1', connection: 8, by: 9 },
      closed({ connection: 8, by: 'platform', reason: 'taken over' }),
      closed({ connection: 9 }),
    ],
  },
  {
    client: 'Java, Python, Luat: events, a shadow question and a report before anything was asked',
    events: [
      event(sdkInfo),
      event({ service_id: '$log', event_type: 'log_report', paras: { type: 'DEVICE_STATUS', content: 'online' } }),
      event({ service_id: '$ota', event_type: 'version_report', paras: { fw_version: '1' } }),
      message('', { channel: 'shadow/get', key: '7' }),
    ],
  },
  {
    client: 'Java: null for what is absent',
    events: [
      message({ object_device_id: null, services: [{ ...light, event_time: null }] }),
      event({ ...sdkInfo, event_time: null, event_id: null }),
      exchange({ key: rid(2), paras: { level: 2 } }, { body: null }),
    ],
  },
  {
    client: 'Python, sketches: "" for what is absent',
    events: [message({ object_device_id: '', services: [{ ...light, event_time: '' }] })],
  },
  { client: 'C SDK: tabs and line ends', events: [message(JSON.stringify({ services: [light] }, null, '\t'))] },
  {
    client: 'Python: local time without milliseconds, with a Z',
    events: [report(whole, { eventTime: '2026-01-15T20:00:00Z' })],
    warnings: ['V2-PROP-08', 'V2-PROP-09'],
  },
  { client: 'Java: times as in events', events: [report(whole, { eventTime: '20260115T120000Z' })] },
  {
    client: 'all: anything as a message',
    events: ['', 'text', '\u0001', '{"content":1}', '{"id":"","name":"","content":"x"}'].map((text) =>
      message(text, { channel: 'messages/up' }),
    ),
  },
  { client: 'Java, C: compressed reports', events: [report(whole, { gzip: true, contentBytes: 60 })] },
  { client: 'a trace id', events: [message('x', { channel: 'messages/up', traceId: 'a' })] },
  { client: 'C, Java, Android: topics of both generations', events: [publishedElsewhere(dataTopicOf('lamp-1'))] },
  {
    client: 'Go: the result of a file transfer on events/down',
    events: [published({ channel: 'events/down', topic: topicOf('events/down') })],
    warnings: ['V2-TOPIC-02'],
  },
  {
    client: 'C demo, LiteOS_Lab, sketches: a constant wait',
    before: [
      [2, 3, 4, 5].flatMap((n) => at(n * 5000, refusedAttempt(n, 4))),
      at(100_000, stageBegan('away')),
      [6, 7, 8, 9].flatMap((n) => attempt(70_000 + n * 5000, n)),
      at(120_000, stageEnded('away')),
    ],
    warnings: ['V2-CONN-12', 'V2-SESSION-04'],
  },
  {
    client: 'ArkTS: gives up after code 4',
    before: [stageBegan('refused'), refusedAttempt(8, 4), at(60_000, stageEnded('refused'))],
  },
  {
    client: 'ArkTS: MQTT 3.1 after a failed attempt with 3.1.1',
    before: [connect({ connection: 8 }), refused(3, { connection: 8 }), closed({ connection: 8, by: 'platform' })],
    connect: { protocolName: 'MQIsdp', protocolLevel: 3 },
  },
  {
    client: 'Java, C: reports of hours at once after a reconnect',
    events: [Array.from({ length: 80 }, (_, n) => at(200_000 + 5 * n, report())).flat()],
    warnings: ['V2-PROP-13'],
  },
  {
    client: 'SDKs: system services beside those of the model',
    events: [get([light, { service_id: '$ota', properties: {} }])],
  },
];

test.each(clients)('$client', ({ connect: fields = {}, before = [], events = [], warnings = [] }) => {
  const entries = journal(
    world(),
    ...before,
    onStage('start', opened(), handshake(), connect(fields), authenticated(), connack(), online()),
    onStage('reporting', report(whole), report({ voltage: 3.3 }, { serviceId: 'Battery' })),
    ...events,
  );
  const broken = findingsIn(rulesOf('v2'), entries).filter(({ violations }) => violations.length > 0);
  expect(
    broken.filter(({ rule }) => rule.level === 'MUST').map(({ rule, violations }) => [rule.id, violations]),
  ).toEqual([]);
  expect(broken.map(({ rule }) => rule.id)).toEqual(warnings);
});
