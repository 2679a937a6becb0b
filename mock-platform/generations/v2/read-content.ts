import { isObject } from '../../protocol/is-object.ts';
import { readJson } from '../../protocol/read-json.ts';
import type { Message, Response } from '../generation.ts';
import type { V2Channel, V2Family } from './own.ts';
import { answeredOn, type TopicClass } from './topics.ts';
import { unpack } from './unpack.ts';

/** Event types by which a device asks for something. */
const questions: ReadonlySet<unknown> = new Set([
  'time_sync_request',
  'add_sub_device_request',
  'delete_sub_device_request',
  'sub_device_update_status',
  'sub_device_sync_request',
  'get_upload_url',
  'get_download_url',
]);

/** Free content: the platform hands it on as it is. */
const isFree: ReadonlySet<V2Channel> = new Set<V2Channel>(['messages/up', 'user']);

/**
 * Reads what a device published. What the platform drops has no value and is not unreadable: `v2.dropped` says why. A response that
 * cannot be read is a response all the same, since its topic says which request it answers.
 */
export function readContent(payload: Uint8Array, { key, v2: topic }: TopicClass): Message {
  if (!topic) return { unreadable: 'on no topic of the device' };
  const { content, v2 } = unpack(payload, topic);
  const { channel } = v2;
  const family = answeredOn(channel);
  if (!content)
    return family ? { kind: 'response', key, v2, response: { errcode: undefined, v2: { family } } } : { v2 };
  if (isFree.has(channel)) return { ...jsonIn(content), v2 };
  const read = readJson(content);
  if (family) return { ...read, kind: 'response', key, v2, response: responseOf(read.value, family) };
  if (read.unreadable !== undefined) return { ...read, ...(key !== undefined && { key }), v2 };
  const { value } = read;
  if (channel === 'shadow/get') return { kind: 'request', key, value, v2 };
  if (channel === 'properties/report') return { kind: 'report', value, v2 };
  return channel === 'events/up' && listedIn(value).some(({ event_type }) => questions.has(event_type))
    ? { kind: 'request', value, v2 }
    : { value, v2 };
}

/** The services of a report, or the events of an envelope, that are objects. */
export function listedIn(value: unknown): Readonly<Record<string, unknown>>[] {
  return isObject(value) && Array.isArray(value.services) ? value.services.filter(isObject) : [];
}

/** What an answer says: its code, and what belongs to its family. Of one that is not an object, nothing. */
export function responseOf(value: unknown, family: V2Family): Response {
  const { result_code: errcode, paras, services } = isObject(value) ? value : {};
  const body = { command: paras, get: services, set: undefined }[family] ?? undefined;
  return {
    errcode,
    ...(body !== undefined && { body }),
    ...(value !== undefined && { answer: value }),
    v2: { family },
  };
}

/** The value of content that need not be JSON, where it is an object or an array. */
function jsonIn(content: Uint8Array): { value?: unknown } {
  const first = content.find((byte) => byte > 0x20);
  if (first !== 0x7b && first !== 0x5b) return {};
  const { value } = readJson(content);
  return value === undefined ? {} : { value };
}

/** The services of a report, with the names that generations have in common. */
export function servicesIn(
  value: unknown,
): readonly { serviceId: unknown; serviceData: unknown; eventTime?: unknown }[] {
  return listedIn(value).map(({ service_id: serviceId, properties: serviceData, event_time: eventTime }) => ({
    serviceId,
    serviceData,
    ...(eventTime !== undefined && { eventTime }),
  }));
}
