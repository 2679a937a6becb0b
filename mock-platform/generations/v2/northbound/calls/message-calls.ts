import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { MessageRequest } from '../../../../messages/message-sender.ts';
import { formatEventTime } from '../../../../protocol/times.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { BookedMessage } from '../message-book.ts';
import { deviceOf } from './find.ts';
import { absent, devicePath, members, text } from './schemas.ts';

const path = '/devices/{device_id}/messages';
const minute = 60_000;

const status = z.enum(['PENDING', 'DELIVERED', 'FAILED', 'TIMEOUT']);
const message = z
  .object({
    message_id: text(128),
    name: text(128).optional(),
    message: z.unknown(),
    encoding: z.enum(['none', 'base64']).optional(),
    payload_format: z.enum(['standard', 'raw']).optional(),
    topic: z.string().optional(),
    topic_full_name: z.string().optional(),
    status,
    error_info: z.object({ error_code: z.string(), error_msg: z.string() }).optional(),
    created_time: text(32),
    finished_time: text(32).optional(),
  })
  .meta({ id: 'Message' });

const wish = z.object({
  message: z.union([z.string(), members]).describe('A text, or an object, which is sent as JSON.'),
  message_id: text(128).min(1).optional().describe('Made by the platform where it is absent.'),
  name: text(128).optional(),
  encoding: z.enum(['none', 'base64']).optional().describe('base64: the message is decoded, and sent as bytes.'),
  payload_format: z.enum(['standard', 'raw']).optional().describe('raw: without the envelope.'),
  topic: z.string().min(1).optional().describe('What stands behind `user/` in a topic of the device.'),
  topic_full_name: z.string().min(1).optional(),
  ttl: z
    .int()
    .min(0)
    .max(1440)
    .multipleOf(5)
    .optional()
    .describe('Minutes that it waits for a device that is off line. Default: 1440; 0 for not at all.'),
  properties: absent(members, 'they are of MQTT 5, which the mock does not speak'),
});

export const sendMessage = call({
  method: 'post',
  path,
  tag: 'Messages',
  summary: 'Send a message to a device',
  description: 'Answers at once. To a device that is off line it goes when that comes: the last 20 wait.',
  params: devicePath,
  body: wish,
  reply: {
    status: 201,
    description: 'On its way, or waiting.',
    schema: z.object({
      message_id: text(128),
      result: z.object({ status, created_time: text(32), finished_time: text(32).optional() }),
    }),
  },
  errors: ['IOTDA.014000'],
  handle: async ({ params, body }, { platform, messages, newId }) => {
    const { deviceId } = deviceOf(params.device_id, { platform });
    const { message_id: messageId = newId('message'), ttl: _, properties: __, ...said } = body;
    const request = requestOf(body, messageId);
    messages.add(deviceId, messageId, said, platform.clock.now());
    try {
      await platform.sendMessage(deviceId, request);
    } catch (error) {
      messages.remove(deviceId, messageId);
      throw error;
    }
    const { state, ...times } = messages.get(deviceId, messageId) ?? bookedNow(messageId, platform.clock.now());
    return { status: 201, body: { message_id: messageId, result: { status: state.status, ...timesOf(times) } } };
  },
});

export const queryMessages = call({
  method: 'get',
  path,
  tag: 'Messages',
  summary: 'Query the messages to a device',
  description: 'The last 100, the newest first.',
  params: devicePath,
  reply: {
    status: 200,
    description: 'The messages.',
    schema: z.object({ device_id: text(256), messages: z.array(message) }),
  },
  errors: ['IOTDA.014000'],
  handle: ({ params }, services) => {
    const { deviceId } = deviceOf(params.device_id, services);
    const messages = services.messages.of(deviceId).toReversed().map(shown);
    return { status: 200, body: { device_id: deviceId, messages } };
  },
});

export const queryMessage = call({
  method: 'get',
  path: `${path}/{message_id}`,
  tag: 'Messages',
  summary: 'Query one message',
  params: devicePath.extend({ message_id: z.string().min(1).max(128) }),
  reply: { status: 200, description: 'The message.', schema: message },
  errors: ['IOTDA.014000', 'MOCK.404'],
  handle: ({ params }, services) => {
    const { deviceId } = deviceOf(params.device_id, services);
    const booked = services.messages.get(deviceId, params.message_id);
    if (!booked) throw new ApiError('MOCK.404', `No message has the id ${JSON.stringify(params.message_id)}.`);
    return { status: 200, body: shown(booked) };
  },
});

/** @throws ApiError IOTDA.000006 for Base64 that is none */
function requestOf(body: z.output<typeof wish>, messageId: string): MessageRequest {
  const { message, name, encoding, payload_format: form, topic, topic_full_name: fullTopic, ttl } = body;
  const written = typeof message === 'string' ? message : JSON.stringify(message);
  return {
    messageId,
    content: encoding === 'base64' ? bytesOf(written) : written,
    ...(form && { form }),
    ...(name !== undefined && { name }),
    ...(topic !== undefined && { topic }),
    ...(fullTopic !== undefined && { fullTopic }),
    ...(ttl !== undefined && { ttlMs: ttl * minute }),
  };
}

function bytesOf(base64: string): Buffer {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw new ApiError('IOTDA.000006', 'body.message is not Base64, and body.encoding says that it is.');
  }
  return Buffer.from(base64, 'base64');
}

/** So much was sent to the device meanwhile that this one is forgotten. */
function bookedNow(messageId: string, now: number): BookedMessage {
  return { messageId, said: {}, state: { status: 'PENDING' }, createdAt: now };
}

function timesOf({ createdAt, finishedAt }: Pick<BookedMessage, 'createdAt' | 'finishedAt'>) {
  return {
    created_time: formatEventTime(createdAt),
    ...(finishedAt !== undefined && { finished_time: formatEventTime(finishedAt) }),
  };
}

function shown({ messageId, said, state, ...times }: BookedMessage) {
  return { message_id: messageId, ...said, ...state, ...timesOf(times) };
}
