import type { TopicPurpose } from '../../journal/events.ts';
import type { V2Channel, V2Family, V2Topic } from './own.ts';

/** All topics of a device begin so. */
export function prefixOf(deviceId: string): string {
  return `$oc/devices/${deviceId}/`;
}

const keyMark = '/request_id=';

/** Behind these channels stands a request id: `…/request_id={id}`. */
const keyed = [
  'properties/set/response',
  'properties/get/response',
  'shadow/get/response',
  'commands/response',
  'properties/set',
  'properties/get',
  'shadow/get',
  'commands',
] as const satisfies readonly V2Channel[];

/** Behind these may stand `?request_id={id}` and `?encoding=gzip`. */
const decorated: ReadonlySet<string> = new Set<V2Channel>([
  'messages/up',
  'properties/report',
  'gateway/sub_devices/properties/report',
]);

const purposes: Readonly<Record<V2Channel, TopicPurpose>> = {
  'messages/up': 'data',
  'messages/down': 'command',
  'properties/report': 'data',
  'gateway/sub_devices/properties/report': 'data',
  'properties/set': 'command',
  'properties/set/response': 'data',
  'properties/get': 'command',
  'properties/get/response': 'data',
  commands: 'command',
  'commands/response': 'data',
  'events/up': 'data',
  'events/down': 'command',
  'shadow/get': 'data',
  'shadow/get/response': 'command',
  'bootstrap/up': 'bootstrap',
  'bootstrap/down': 'bootstrap',
  user: 'data',
  unknown: 'foreign',
};

/** All channels that have a topic, or topics, of their own. */
export const channels = Object.keys(purposes).filter(
  (channel) => channel !== 'user' && channel !== 'unknown',
) as readonly V2Channel[];

const isKeyed: ReadonlySet<string> = new Set(keyed);

/** What a topic is to one login. */
export interface TopicClass {
  readonly purpose: TopicPurpose;
  /** The request id in it, where there is one. */
  readonly key?: string;
  /** Absent for what is not under the device's own prefix. */
  readonly v2?: V2Topic;
}

/** One object for each channel: entries of the journal share it. */
const plain = Object.fromEntries(
  Object.entries(purposes).map(([channel, purpose]) => [channel, { purpose, v2: { channel } }]),
) as Record<V2Channel, TopicClass>;

/** Tells what a topic name, or a topic filter, is to the device. A filter with wildcards has the channel all of whose topics it takes. */
export function classifyTopic(topic: string, deviceId: string): TopicClass {
  const prefix = prefixOf(deviceId);
  if (!topic.startsWith(prefix)) return { purpose: 'foreign' };
  const rest = topic.slice(prefix.length);
  if (/^user\/./.test(rest)) return plain.user;
  if (!rest.startsWith('sys/')) return plain.unknown;
  const name = rest.slice('sys/'.length);
  const [path = '', ...decorations] = name.split('?');
  if (decorated.has(path)) return withDecorations(path as V2Channel, decorations);
  const end = name.indexOf(keyMark);
  if (end >= 0 && isKeyed.has(name.slice(0, end))) {
    const known = plain[name.slice(0, end) as V2Channel];
    const key = name.slice(end + keyMark.length);
    return key === '' ? known : { ...known, key };
  }
  const channel = name.replace(/\/[#+]$/, '') as V2Channel;
  const isWhole = channel === name ? !isKeyed.has(channel) : true;
  return channels.includes(channel) && isWhole ? plain[channel] : plain.unknown;
}

/** Has a topic, or a filter, the form of one of this interface, whoever's it is? */
export function isTopic(topic: string): boolean {
  const [, deviceId] = /^\$oc\/devices\/([^/]+)\//.exec(topic) ?? [];
  return deviceId !== undefined && classifyTopic(topic, deviceId).purpose !== 'foreign';
}

/** `request_id=x` and `encoding=gzip`, in either order, behind a question mark each, or behind one. */
function withDecorations(channel: V2Channel, decorations: readonly string[]): TopicClass {
  if (decorations.length === 0) return plain[channel];
  let v2: V2Topic = { channel };
  for (const decoration of decorations.flatMap((one) => one.split('&'))) {
    const traceId = /^request_id=(.*)$/s.exec(decoration)?.[1];
    // A second one makes the topic one that the platform does not know.
    const isKnown = traceId === undefined ? decoration === 'encoding=gzip' && !v2.gzip : v2.traceId === undefined;
    if (!isKnown) return plain.unknown;
    v2 = traceId === undefined ? { ...v2, gzip: true } : { ...v2, traceId };
  }
  return { purpose: purposes[channel], v2 };
}

/** The channel on which the platform sends a request of this family. */
export const downOf = {
  command: 'commands',
  set: 'properties/set',
  get: 'properties/get',
} as const satisfies Record<V2Family, V2Channel>;

const families: Readonly<Partial<Record<V2Channel, V2Family>>> = {
  'commands/response': 'command',
  'properties/set/response': 'set',
  'properties/get/response': 'get',
};

/** The family of requests that is answered on a channel; undefined for one without answers. */
export function answeredOn(channel: V2Channel): V2Family | undefined {
  return families[channel];
}

/** The topic on which the platform says something that has no request id. */
export function topicOf(deviceId: string, channel: 'messages/down' | 'events/down'): string {
  return `${prefixOf(deviceId)}sys/${channel}`;
}

/** The topic of one request, or of its answer. */
export function topicWithKey(
  deviceId: string,
  channel: (typeof downOf)[V2Family] | 'shadow/get/response',
  key: string,
): string {
  return `${prefixOf(deviceId)}sys/${channel}/request_id=${key}`;
}
