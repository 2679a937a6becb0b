import type { PublishPacket as AedesPublish } from 'aedes';
import type { PublishPacket } from '../wire/packet.ts';
import type { BrokerOptions } from './broker-options.ts';
import type { Session } from './session.ts';

/**
 * What a device published, once and in order: journalled, classified by its topic, and handed on.
 *
 * @param objection why the device is thrown out for it
 */
export function readPublication(
  session: Session,
  packet: PublishPacket,
  objection: string | undefined,
  { generation, record, foreignPublish, onPublish }: BrokerOptions,
): void {
  const { connection, identity, tap } = session;
  const { topic, payload, qos, retain, dup } = packet;
  const { deviceId } = identity;
  const topicClass = generation.classify(topic, identity);
  const { purpose, key, v1, v2 } = topicClass;
  // Written out, with room for the stamp: a copy of every publication would cost more than all else that is done with it.
  record({
    seq: 0,
    at: 0,
    wall: 0,
    type: 'published',
    connection,
    deviceId,
    purpose,
    key,
    v1,
    v2,
    topic,
    payload,
    qos,
    retain,
    dup,
  });
  if (objection !== undefined) {
    tap.close(objection);
    return;
  }
  if (purpose === 'foreign' && foreignPublish === 'close') {
    tap.close(`PUBLISH outside the device's own topics: ${topic}`);
    return;
  }
  onPublish?.(session, packet, topicClass);
}

/** The packet as the platform reads it, which has gone through aedes. */
export function asRead({ topic, qos, retain, dup, messageId, payload }: AedesPublish): PublishPacket {
  const { buffer, byteOffset, length } = payload as Buffer;
  return {
    type: 'PUBLISH',
    topic,
    payload: new Uint8Array(buffer, byteOffset, length),
    qos,
    retain,
    dup,
    ...(messageId !== undefined && { packetId: messageId }),
  };
}
