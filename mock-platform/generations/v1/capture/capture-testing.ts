import { generate, type Packet } from 'mqtt-packet';
import type { End } from '../../../capture/tcp-connections.ts';
import { framesOf, pcapOf, type Sent } from '../../../capture/testing.ts';
import type { PlatformEntry } from '../../../events.ts';
import { generateCredentials } from '../credentials.ts';
import { commandTopic, dataTopic, lamp, lampModel } from '../testing.ts';
import { readCapture } from './read-capture.ts';

/** For tests: when the conversation begins. */
export const time = Date.UTC(2026, 0, 1);
const { clientId, username, password } = generateCredentials({ ...lamp, time });
const message = (value: unknown) => JSON.stringify(value);
/** For tests: a packet, and who sends it. */
export const turn = (from: End, packet: Packet) => ({ from, bytes: generate(packet) });
const flags = { qos: 1, retain: false, dup: false } as const;
const publish = (topic: string, payload: string, messageId: number): Packet => ({
  cmd: 'publish',
  topic,
  payload,
  messageId,
  ...flags,
});
const command = { msgType: 'cloudReq', mid: 7, serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3 } };

const connect: Packet = {
  cmd: 'connect',
  protocolId: 'MQTT',
  protocolVersion: 4,
  clean: true,
  keepalive: 120,
  clientId,
  username,
  password: Buffer.from(password),
};

/** For tests: a lamp that connects, subscribes, reports, is sent a command and answers it. */
export const life = [
  turn('client', connect),
  turn('server', { cmd: 'connack', returnCode: 0, sessionPresent: false }),
  turn('client', { cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: commandTopic, qos: 1 }] } as Packet),
  turn('server', { cmd: 'suback', messageId: 1, granted: [1] }),
  turn(
    'client',
    publish(
      dataTopic,
      message({ msgType: 'deviceReq', data: [{ serviceId: 'Brightness', serviceData: { level: 4 } }] }),
      2,
    ),
  ),
  turn('server', { cmd: 'puback', messageId: 2 }),
  turn('server', publish(commandTopic, message(command), 9)),
  turn('client', { cmd: 'puback', messageId: 9 }),
  turn('client', publish(dataTopic, message({ msgType: 'deviceRsp', mid: 7, errcode: 0 }), 3)),
  turn('server', { cmd: 'puback', messageId: 3 }),
  turn('client', { cmd: 'disconnect' }),
];

/** For tests: the types of a journal's entries, with those of its packets. */
export const storyOf = (entries: readonly PlatformEntry[]) =>
  entries.map((entry) =>
    entry.type.startsWith('packet') && 'packet' in entry ? `${entry.type} ${entry.packet.type}` : entry.type,
  );
/** For tests: the journal of what was sent. */
export const read = (sent: readonly Sent[]) =>
  readCapture(pcapOf(framesOf(sent)), { secret: lamp.secret, model: lampModel });
