import { z } from 'zod';
import type { CommandOutcome } from '../commands/command-outcome.ts';
import type { CommandRequest } from '../commands/command-sender.ts';
import { deviceIdPath, known, path } from './device-operations.ts';
import { operation } from './operation.ts';

const text = z.string().min(1).max(256);
const tag = 'Requests and messages';

/** How a request may be sent, whatever it asks for. */
const manner = {
  waitMs: z.int().min(1).max(600_000).optional().describe("Default: the platform's."),
  qos: z.union([z.literal(0), z.literal(1)]).optional(),
  key: text.optional().describe('A mid, or a request id. Default: the next free one.'),
  objectDeviceId: text.optional().describe('The sub-device that is meant, in generation 2.'),
};

export const commandWish = z.strictObject({
  serviceId: text,
  cmd: text,
  paras: z.record(z.string(), z.unknown()).optional(),
  ...manner,
  generation: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .describe('In which generation, where the platform speaks both. Default: the one that the device speaks.'),
});

const serviceProperties = z.strictObject({ serviceId: text, properties: z.record(z.string(), z.unknown()) });

export const setWish = z.strictObject({ services: z.array(serviceProperties).max(500), ...manner });
export const getWish = z.strictObject({ serviceId: text.optional().describe('Default: all services.'), ...manner });
export const desiredWish = z.strictObject({ services: z.array(serviceProperties).max(500) });

export const commandOutcome = z
  .object({
    outcome: z.enum(['answered', 'timed-out', 'connection-lost', 'withdrawn', 'offline', 'not-subscribed']),
    key: z.string().optional().describe('By what the response tells that it answers this command.'),
    mid: z.int().optional().describe('The same of generation 1.'),
    family: z.enum(['command', 'set', 'get']).optional().describe('In generation 2: what kind of request it was.'),
    errcode: z.unknown().optional().describe('The result code, as sent.'),
    body: z.unknown().optional().describe('What the answer holds: parameters, or the services of a get.'),
    answer: z.unknown().optional().describe('All of the answer, of generation 2.'),
    latencyMs: z.number().optional(),
    waitedMs: z.number().optional(),
  })
  .meta({ id: 'CommandOutcome' });

const answered = { 200: { description: 'What the device answered, or what came instead.', schema: commandOutcome } };

const sendCommand = operation({
  method: 'post',
  path: `${path}/{deviceId}/commands`,
  tag,
  summary: 'Send a command, and wait for its answer',
  params: deviceIdPath,
  body: commandWish,
  replies: answered,
  handle: async ({ params, body: { serviceId, cmd, paras, generation, ...how } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    const request = {
      ...{ serviceId, cmd },
      ...(paras && { paras }),
      ...(generation !== undefined && { generation }),
      ...mannerOf(how),
    };
    return { status: 200, body: told(await platform.sendCommand(deviceId, request)) };
  },
});

const setProperties = operation({
  method: 'put',
  path: `${path}/{deviceId}/properties`,
  tag,
  summary: 'Set properties of a device of generation 2, and wait for its answer',
  params: deviceIdPath,
  body: setWish,
  replies: answered,
  handle: async ({ params, body: { services, ...how } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    return { status: 200, body: told(await platform.setProperties(deviceId, services, mannerOf(how))) };
  },
});

const getProperties = operation({
  method: 'post',
  path: `${path}/{deviceId}/properties/query`,
  tag,
  summary: 'Ask a device of generation 2 for its properties, and wait for its answer',
  params: deviceIdPath,
  body: getWish,
  replies: answered,
  handle: async ({ params, body: { serviceId, ...how } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    return { status: 200, body: told(await platform.getProperties(deviceId, serviceId, mannerOf(how))) };
  },
});

const section = z.object({
  properties: z.record(z.string(), z.unknown()),
  time: z.number().optional().describe('Milliseconds since the epoch.'),
});
export const serviceShadow = z
  .object({
    serviceId: z.string(),
    desired: section.describe('What an application would have it be.'),
    reported: section.describe('The latest value of each property.'),
    version: z.int().describe('Counts what was desired and reported.'),
  })
  .meta({ id: 'ServiceShadow' });

const shadowPath = `${path}/{deviceId}/shadow`;
const shadow = operation({
  method: 'get',
  path: shadowPath,
  tag,
  summary: 'What is known of the services of a device of generation 2',
  params: deviceIdPath,
  replies: { 200: { description: 'In the order in which they became known.', schema: z.array(serviceShadow) } },
  handle: ({ params }, { platform }) => ({
    status: 200,
    body: platform.shadowOf(known(params.deviceId, platform).deviceId),
  }),
});

const desire = operation({
  method: 'put',
  path: shadowPath,
  tag,
  summary: 'Say what properties of a device of generation 2 should be',
  description:
    'The device is told when it comes on line, and when it reports something else. A null takes a wish back.',
  params: deviceIdPath,
  body: desiredWish,
  replies: { 200: { description: 'What is known now.', schema: z.array(serviceShadow) } },
  handle: async ({ params, body: { services } }, { platform }) => {
    const { deviceId } = known(params.deviceId, platform);
    platform.desire(deviceId, services);
    await platform.registry.saved();
    return { status: 200, body: platform.shadowOf(deviceId) };
  },
});

const redeliver = operation({
  method: 'post',
  path: `${path}/{deviceId}/commands/{key}/redeliver`,
  tag,
  summary: 'Send a command once more, with DUP, as after a lost PUBACK',
  params: deviceIdPath.extend({ key: text.describe('Its mid, or its request id.') }),
  replies: {
    200: {
      description: 'Whether it left: it has to be one of the latest, on a connection that is open.',
      schema: z.object({ sent: z.boolean() }),
    },
  },
  handle: ({ params: { deviceId, key } }, { platform }) => ({
    status: 200,
    body: { sent: platform.redeliver(known(deviceId, platform).deviceId, key) },
  }),
});

export const requestOperations = [sendCommand, redeliver, setProperties, getProperties, shadow, desire];

type Manner = Partial<Record<keyof typeof manner, unknown>>;

function mannerOf({ waitMs, qos, key, objectDeviceId }: z.output<z.ZodObject<typeof manner>> & Manner) {
  const how: Pick<CommandRequest, 'waitMs' | 'qos' | 'key' | 'v2'> = {
    ...(waitMs !== undefined && { waitMs }),
    ...(qos !== undefined && { qos }),
    ...(key !== undefined && { key }),
    ...(objectDeviceId !== undefined && { v2: { objectDeviceId } }),
  };
  return how;
}

function told(outcome: CommandOutcome): z.input<typeof commandOutcome> {
  const { v1, v2, ...others } = { v1: undefined, v2: undefined, ...outcome };
  return { ...others, ...(v1 && { mid: v1.mid }), ...(v2 && { family: v2.family }) };
}
