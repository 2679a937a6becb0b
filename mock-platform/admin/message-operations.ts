import { z } from 'zod';
import { deviceIdPath, known, path } from './device-operations.ts';
import { operation } from './operation.ts';

const text = z.string().min(1).max(256);
const tag = 'Requests and messages';
const qos = z.union([z.literal(0), z.literal(1)]).optional();

export const messageWish = z.strictObject({
  content: z.string().describe('As text; in Base64 where `base64` says so.'),
  base64: z.boolean().optional().describe('The content is bytes, in Base64: only with form `raw`.'),
  form: z.enum(['standard', 'raw']).optional().describe("`standard`: in the platform's envelope (default)."),
  messageId: text.optional().describe('Default: a new UUID.'),
  name: text.optional(),
  topic: text.optional().describe('What stands behind `user/`. Default: the topic of messages.'),
  fullTopic: text.optional().describe('The same, as the whole name of any topic.'),
  objectDeviceId: text.optional().describe('The sub-device that is meant.'),
  ttlMs: z.int().min(0).max(86_400_000).optional().describe('How long it waits for the device. Default: 24 hours.'),
  qos,
});

export const messageOutcome = z
  .object({
    messageId: z.string(),
    status: z.enum(['sent', 'waiting', 'not-subscribed', 'offline']),
  })
  .meta({ id: 'MessageOutcome' });

const messagesPath = `${path}/{deviceId}/messages`;
const sendMessage = operation({
  method: 'post',
  path: messagesPath,
  tag,
  summary: 'Send a message to a device of generation 2',
  description: 'One for a device that is off line waits: the latest 20 of each do.',
  params: deviceIdPath,
  body: messageWish,
  replies: { 200: { description: 'What became of it at once.', schema: messageOutcome } },
  handle: async ({ params, body: { base64, content, ...message } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    const request = { ...present(message), content: base64 ? Buffer.from(content, 'base64') : content };
    return { status: 200, body: await platform.sendMessage(deviceId, request) };
  },
});

export const waitingMessage = z
  .object({ messageId: z.string(), name: z.string().optional(), topic: z.string() })
  .meta({ id: 'WaitingMessage' });

const waitingMessages = operation({
  method: 'get',
  path: messagesPath,
  tag,
  summary: 'The messages that wait for a device',
  params: deviceIdPath,
  replies: { 200: { description: 'The oldest first.', schema: z.array(waitingMessage) } },
  handle: ({ params }, { platform }) => {
    const waiting = platform.waitingMessages(known(params.deviceId, platform).deviceId);
    return {
      status: 200,
      body: waiting.map(({ messageId, name, topic }) => ({ messageId, topic, ...(name !== undefined && { name }) })),
    };
  },
});

export const eventWish = z.strictObject({
  services: z
    .array(
      z.strictObject({
        serviceId: text.describe('Such as `$time_sync`.'),
        eventType: text,
        paras: z.record(z.string(), z.unknown()),
        eventTime: text.optional().describe('Default: the present time.'),
        eventId: text.optional(),
      }),
    )
    .describe('One to three.'),
  objectDeviceId: text.optional().describe('Default: the device itself.'),
  qos,
});

const sendEvent = operation({
  method: 'post',
  path: `${path}/{deviceId}/events`,
  tag,
  summary: "Send events of the platform's own services to a device of generation 2",
  params: deviceIdPath,
  body: eventWish,
  replies: {
    200: { description: 'Whether they left: the device has to be on line.', schema: z.object({ sent: z.boolean() }) },
  },
  handle: async ({ params, body: { services, ...how } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    const sent = await platform.sendEvent(deviceId, { services: services.map(present), ...present(how) });
    return { status: 200, body: { sent } };
  },
});

export const messageOperations = [sendMessage, waitingMessages, sendEvent];

/** The members that are there. */
function present<T extends object>(members: T) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
