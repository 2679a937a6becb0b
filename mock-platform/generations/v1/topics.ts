import type { TopicPurpose } from '../../journal/events.ts';
import { type CodecMode, codings, type V1Coding } from './own.ts';

const codecModes: readonly CodecMode[] = ['json', 'binary'];

/** The topics of a registered device, by direction and codec mode (ref 3). */
export interface DeviceTopics {
  /** From the device: reports, and the responses to commands. */
  readonly data: Readonly<Record<CodecMode, string>>;
  /** To the device. */
  readonly command: Readonly<Record<CodecMode, string>>;
}

/** `topicId` is what the device logged in with: its deviceId, or its nodeId. */
export function topicsOf(topicId: string): DeviceTopics {
  const device = `/huawei/v1/devices/${topicId}`;
  return {
    data: { json: `${device}/data/json`, binary: `${device}/data/binary` },
    command: { json: `${device}/command/json`, binary: `${device}/command/binary` },
  };
}

/** Who registers itself, as it stands in topics. */
export interface Registration {
  readonly productId: string;
  readonly nodeId: string;
}

/** The topics of dynamic registration (ref 8.1): the platform tells the secret, the device acknowledges with an empty payload. */
export function registrationTopicsOf({ productId, nodeId }: Registration) {
  const device = `/huawei/v1/products/${productId}/sn/${nodeId}`;
  return { secretNotify: `${device}/secretNotify`, secretAck: `${device}/secretACK` };
}

/** The topics of a bootstrap server (ref 8.2). */
function bootstrapTopicsOf(topicId: string): string[] {
  return ['iodpsData', 'iodpsCommand'].map((name) => `/huawei/v1/devices/${topicId}/${name}`);
}

/** What a topic is to one login. */
export interface TopicClass {
  readonly purpose: TopicPurpose;
  /** Of a data or command topic. */
  readonly v1?: V1Coding;
}

/**
 * Tells what a topic name, or a topic filter, is to the device that logged in with `topicId`.
 * Wildcards are `foreign` whatever they match. The topics of `registration` count only when it is given.
 */
export function classifyTopic(topic: string, topicId: string, registration?: Registration): TopicClass {
  if (/[+#]/.test(topic)) return { purpose: 'foreign' };
  const topics = topicsOf(topicId);
  for (const codecMode of codecModes) {
    if (topic === topics.data[codecMode]) return { purpose: 'data', v1: codings[codecMode] };
    if (topic === topics.command[codecMode]) return { purpose: 'command', v1: codings[codecMode] };
  }
  if (registration && Object.values(registrationTopicsOf(registration)).includes(topic))
    return { purpose: 'registration' };
  return { purpose: bootstrapTopicsOf(topicId).includes(topic) ? 'bootstrap' : 'foreign' };
}

/** Has a topic the form of one of this interface, whoever's it is? */
export function isTopic(topic: string): boolean {
  const [, topicId] = /^\/huawei\/v1\/devices\/([^/]+)\//.exec(topic) ?? [];
  if (topicId !== undefined) return classifyTopic(topic, topicId).purpose !== 'foreign';
  return /^\/huawei\/v1\/products\/[^/]+\/sn\/[^/]+\/secret(Notify|ACK)$/.test(topic);
}
