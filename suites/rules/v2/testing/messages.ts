import type { V2Channel, V2Content } from '../../../../mock-platform/generations/v2/own.ts';
import type { MessageKind } from '../../../../mock-platform/journal/events.ts';
import type { MessageSent } from '../../../../mock-platform/messages/events.ts';
import { bytes, type Event, type Some } from '../../testing/journal.ts';
import { purposeOf, topicOf } from './topics.ts';

type SomePublication = Omit<Some<'published'>, 'v1' | 'v2'> & Partial<V2Content>;

const kinds: Partial<Record<V2Channel, MessageKind>> = {
  'properties/report': 'report',
  'properties/set/response': 'response',
  'properties/get/response': 'response',
  'commands/response': 'response',
  'shadow/get': 'request',
};

/** On a topic of its own: a report, unless another channel is named. What is behind the topic follows from `traceId` and `gzip`. */
export const published = (some: SomePublication = {}): Event => {
  const { channel = 'properties/report', traceId, gzip, contentBytes: _, dropped: _d, key, ...others } = some;
  const own = { channel, ...(traceId !== undefined && { traceId }), ...(gzip && { gzip }) };
  const behind = [traceId === undefined ? [] : [`request_id=${traceId}`], gzip ? ['encoding=gzip'] : []].flat();
  return {
    type: 'published',
    connection: 1,
    deviceId: 'lamp-1',
    topic: topicOf(channel, key) + (behind.length > 0 ? `?${behind.join('&')}` : ''),
    purpose: purposeOf(channel),
    ...(key !== undefined && { key }),
    v2: own,
    qos: 1,
    retain: false,
    dup: false,
    payload: new Uint8Array(),
    ...others,
  };
};

/** On a topic that is not its own. */
export const publishedElsewhere = (topic: string): Event => {
  const { v2: _, ...event } = published({ topic, purpose: 'foreign' }) as Event & { readonly type: 'published' };
  return event;
};

/** A `published` and its `message-received`: `content` is the JSON value, or the text as it stood on the wire. */
export const message = (content: unknown, some: SomePublication = {}): Event[] => {
  const payload = bytes(content);
  const { connection = 1, deviceId = 'lamp-1', channel = 'properties/report', contentBytes, dropped, key } = some;
  const publication = published({ payload, ...some }) as Event & { readonly type: 'published' };
  const own = {
    ...publication.v2,
    channel,
    ...(contentBytes !== undefined && { contentBytes }),
    ...(dropped && { dropped }),
  };
  return [
    publication,
    {
      type: 'message-received',
      connection,
      deviceId,
      v2: own,
      payload,
      kind: kinds[channel],
      ...(key !== undefined && { key }),
      ...read(payload),
    },
  ];
};

function read(payload: Uint8Array): { value: unknown } | { unreadable: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) };
  } catch (error) {
    return { unreadable: (error as Error).message };
  }
}

/** A report of one service. */
export const report = (
  properties: unknown = { level: 40 },
  some: SomePublication & { readonly serviceId?: string; readonly eventTime?: unknown } = {},
): Event[] => {
  const { serviceId = 'Light', eventTime, ...others } = some;
  const time = eventTime === undefined ? {} : { event_time: eventTime };
  return message({ services: [{ service_id: serviceId, properties, ...time }] }, others);
};

/** An event of one service. */
export const event = (content: object, some: SomePublication = {}): Event[] =>
  message({ services: [content] }, { channel: 'events/up', ...some });

/** What the platform says without wanting an answer. */
export const messageSent = (some: Partial<MessageSent> = {}): Event => ({
  type: 'message-sent',
  deviceId: 'lamp-1',
  connection: 1,
  topic: topicOf('messages/down'),
  payload: bytes('reload'),
  what: 'message',
  qos: 0,
  v2: { channel: 'messages/down' },
  ...some,
});
