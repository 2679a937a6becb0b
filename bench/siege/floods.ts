import { topicsOf } from '../../mock-platform/generations/v1/topics.ts';
import { publish, repeats, report, topicOf } from './as-device.ts';
import { hex, KiB, type Kind, MiB } from './kind.ts';

/** Devices that log in, and say the same again and again. */
export const floods: readonly Kind[] = [
  repeats(
    'floods with small reports',
    (bout, n) => publish(topicOf(bout), report(['Lamp01', { level: n % 100 }]), { messageId: (n % 60_000) + 1 }),
    2000,
  ),
  repeats(
    'floods with reports that are not acknowledged',
    (bout, n) => publish(topicOf(bout), report(['Lamp01', { level: n % 100 }]), { qos: 0 }),
    2000,
  ),
  repeats('publishes elsewhere', (_, n) => publish(`/somewhere/${n}`, 'x', { messageId: n + 1 }), 100),
  repeats(
    'publishes as another device',
    (_, n) =>
      publish('/huawei/v1/devices/siege_good_0/data/json', report(['Lamp01', { level: n }]), { messageId: n + 1 }),
    20,
  ),
  repeats(
    'publishes on topics of 65 kB',
    (_, n) => publish(`${n}/`.padEnd(65_500, 'x'), 'x', { messageId: n + 1 }),
    20,
  ),
  repeats(
    'publishes on topics of 30,000 levels',
    (_, n) => publish(`${n}${'/a'.repeat(30_000)}`, 'x', { messageId: n + 1 }),
    3,
  ),
  repeats(
    'publishes in binary, without a codec',
    (bout, n) => publish(topicsOf(bout.device.deviceId).data.binary, Buffer.alloc(200, n), { messageId: n + 1 }),
    20,
  ),
  repeats(
    'never says PUBREL',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(1000), { qos: 2, messageId: n + 1 }),
    900,
  ),
  repeats(
    'repeats 20 kB at QoS 2',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(20 * KiB), { qos: 2, messageId: (n % 500) + 1, dup: n > 500 }),
    500,
  ),
  repeats(
    'repeats 20 kB at QoS 2 with one identifier',
    (bout, n) => publish(topicOf(bout), 'x'.repeat(20 * KiB), { qos: 2, messageId: 1, dup: n > 0 }),
    500,
  ),
  repeats(
    'sends 3 MB at QoS 2',
    (bout, n) => publish(topicOf(bout), Buffer.alloc(3 * MiB), { qos: 2, messageId: n + 1 }),
    3,
  ),
  repeats('asks for RETAIN', (bout, n) => publish(topicOf(bout), `${n}`, { retain: true, messageId: n + 1 }), 100),
  repeats('publishes at QoS 3', () => hex('3605 0001 61 0001'), 1),
  repeats('publishes without an identifier', () => hex('3206 0001 61 0000 31'), 1),
  repeats('publishes to a wildcard', () => hex('3205 0001 23 0001'), 1),
  repeats('pings without end', () => ({ cmd: 'pingreq' }), 3000),
  repeats('acknowledges what was never sent', (_, n) => ({ cmd: 'puback', messageId: (n % 65_535) + 1 }), 3000),
  repeats('receives what was never sent', (_, n) => ({ cmd: 'pubrec', messageId: (n % 65_535) + 1 }), 1000),
  repeats('releases what was never sent', (_, n) => ({ cmd: 'pubrel', messageId: (n % 65_535) + 1 }), 1000),
  repeats(
    'answers commands that there are not',
    (bout, n) =>
      publish(topicOf(bout), JSON.stringify({ msgType: 'deviceRsp', mid: n, errcode: 0 }), { messageId: n + 1 }),
    500,
  ),
  repeats(
    'answers with 1 MB',
    (bout, n) =>
      publish(
        topicOf(bout),
        JSON.stringify({ msgType: 'deviceRsp', mid: n, errcode: 0, body: { x: 'x'.repeat(MiB) } }),
        { messageId: n + 1 },
      ),
    1,
  ),
  repeats('connects a second time', (bout) => bout.connectPacket(), 2),
  repeats(
    'sends raw bytes behind its log-in',
    (_, n) => Buffer.from(Array.from({ length: 500 }, (_, m) => (m * 31 + n * 17) & 0xff)),
    2,
  ),
];
