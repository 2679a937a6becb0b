import { Buffer } from 'node:buffer';
import type { EventContent, MessageContent } from '../../messages/message-content.ts';
import { PlatformError } from '../../platform-error.ts';
import { formatEventTime } from '../../protocol/times.ts';
import type { Saying } from '../sayings.ts';
import { classifyTopic, prefixOf, topicOf } from './topics.ts';

/** Events of one envelope: a vendor's SDK drops envelopes with more. */
const mostEvents = 3;
/** Bytes of a topic of one's own. */
const longestTopic = 128;

/**
 * A message of an application: in the platform's envelope, or its bytes alone.
 * @throws PlatformError for bytes in an envelope, or a topic that cannot be one
 */
export function writeMessage(message: MessageContent, deviceId: string): Saying {
  const topic = topicOfMessage(message, deviceId);
  const { v2 } = classifyTopic(topic, deviceId);
  return { topic, payload: payloadOf(message), ...(v2 && { v2 }) };
}

function payloadOf({ messageId, name, content, form = 'standard', objectDeviceId }: MessageContent): Uint8Array {
  if (form === 'raw') return Buffer.from(content);
  if (typeof content !== 'string') {
    throw new PlatformError(
      `The content of message ${messageId} is bytes: expected a text in the platform's envelope. Send bytes with form "raw".`,
    );
  }
  const object = objectDeviceId !== undefined && { object_device_id: objectDeviceId };
  return json({ ...object, ...(name !== undefined && { name }), id: messageId, content });
}

function topicOfMessage({ messageId, topic, fullTopic }: MessageContent, deviceId: string): string {
  if (topic !== undefined && fullTopic !== undefined) {
    throw new PlatformError(`Message ${messageId} has both a topic and a fullTopic: give one of them.`);
  }
  const whole = fullTopic ?? (topic === undefined ? undefined : `${prefixOf(deviceId)}user/${topic}`);
  if (whole === undefined) return topicOf(deviceId, 'messages/down');
  const length = Buffer.byteLength(topic ?? whole);
  if (length === 0 || length > longestTopic || /[+#\0]/.test(whole)) {
    throw new PlatformError(
      `Message ${messageId} has the topic ${JSON.stringify(topic ?? whole)}: expected 1 to ${longestTopic} bytes without + # and NUL.`,
    );
  }
  return whole;
}

/** An envelope of events, with its members in the order of what the platform was seen to send. @throws PlatformError when it holds too many */
export function writeEvent({ services, objectDeviceId, payload }: EventContent, deviceId: string, now: number): Saying {
  const topic = topicOf(deviceId, 'events/down');
  const v2 = { channel: 'events/down' } as const;
  if (payload) return { topic, payload, v2 };
  if (services.length === 0 || services.length > mostEvents) {
    throw new PlatformError(`The envelope holds ${services.length} events: expected 1 to ${mostEvents}. Send several.`);
  }
  const written = services.map(({ serviceId, eventType, eventTime, eventId, paras }) => ({
    event_type: eventType,
    service_id: serviceId,
    event_time: eventTime ?? formatEventTime(now),
    ...(eventId !== undefined && { event_id: eventId }),
    paras,
  }));
  return { topic, payload: json({ object_device_id: objectDeviceId ?? deviceId, services: written }), v2 };
}

export function json(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
