import { z } from 'zod';
import type { CommandOutcome } from '../../../../commands/command-outcome.ts';
import { messageBounds } from '../../../../messages/message-bounds.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { deviceOf } from './find.ts';
import { devicePath, members, response, text } from './schemas.ts';

const path = '/devices/{device_id}';
const errors = ['IOTDA.014000', 'IOTDA.014016', 'IOTDA.014111', 'IOTDA.014112'] as const;
const held = 'Answers when the device has answered, and after 20 s at the latest.';

export const sendCommand = call({
  method: 'post',
  path: `${path}/commands`,
  tag: 'Requests',
  summary: 'Send a command, and wait for its answer',
  description: `To a device that is on line; nothing is kept for later. ${held}`,
  params: devicePath,
  body: z.object({
    service_id: text(64).min(1),
    command_name: text(128).min(1),
    paras: members,
  }),
  reply: { status: 200, description: 'Answered.', schema: z.object({ command_id: text(128), response }) },
  errors,
  handle: async ({ params, body }, services) => {
    const { deviceId } = deviceOf(params.device_id, services);
    requireShort(body);
    const { service_id: serviceId, command_name: cmd, paras } = body;
    const outcome = await services.platform.sendCommand(deviceId, { serviceId, cmd, paras });
    const { key: command_id, response } = answerOf(outcome, deviceId, services);
    return { status: 200, body: { command_id, response } };
  },
});

const answered = z.object({ request_id: text(128), response });

export const setProperties = call({
  method: 'put',
  path: `${path}/properties`,
  tag: 'Requests',
  summary: 'Set properties, and wait for the answer',
  description: held,
  params: devicePath,
  body: z.object({
    services: z
      .array(z.object({ service_id: text(64).min(1), properties: members }))
      .min(1)
      .max(500),
  }),
  reply: { status: 200, description: 'Answered.', schema: answered },
  errors,
  handle: async ({ params, body }, services) => {
    const { deviceId } = deviceOf(params.device_id, services);
    requireShort(body);
    const wanted = body.services.map(({ service_id: serviceId, properties }) => ({ serviceId, properties }));
    const outcome = await services.platform.setProperties(deviceId, wanted);
    const { key: request_id, response } = answerOf(outcome, deviceId, services);
    return { status: 200, body: { request_id, response } };
  },
});

export const getProperties = call({
  method: 'get',
  path: `${path}/properties`,
  tag: 'Requests',
  summary: 'Ask a device for its properties, and wait for the answer',
  description: held,
  params: devicePath,
  query: z.object({ service_id: text(64).min(1).optional().describe('Default: all services.') }),
  reply: { status: 200, description: 'Answered.', schema: answered },
  errors,
  handle: async ({ params, query }, services) => {
    const { deviceId } = deviceOf(params.device_id, services);
    const outcome = await services.platform.getProperties(deviceId, query.service_id);
    const { key: request_id, response } = answerOf(outcome, deviceId, services);
    return { status: 200, body: { request_id, response } };
  },
});

/** @throws ApiError IOTDA.000006 */
function requireShort(body: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(body));
  if (bytes <= messageBounds.payload) return;
  throw new ApiError('IOTDA.000006', `The request has ${bytes} bytes: expected at most ${messageBounds.payload}.`);
}

/** What the device answered; of a device of generation 1 in this one's words. @throws ApiError IOTDA.014016, IOTDA.014111 or IOTDA.014112 */
function answerOf(outcome: CommandOutcome, deviceId: string, { platform }: Services) {
  if (outcome.outcome === 'answered') {
    const { key, v1, errcode, body, answer = null } = outcome;
    return { key, response: v1 ? { result_code: errcode, ...(body !== undefined && { paras: body }) } : answer };
  }
  const name = `Device ${JSON.stringify(deviceId)}`;
  if (outcome.outcome === 'not-subscribed' && platform.broker.sessionOf(deviceId)?.isGreeted) {
    throw new ApiError('IOTDA.014112', `${name} takes commands only on a topic that it has not subscribed to.`);
  }
  if (outcome.outcome === 'offline' || outcome.outcome === 'not-subscribed')
    throw new ApiError('IOTDA.014016', `${name}.`);
  throw new ApiError('IOTDA.014111', outcome.outcome === 'timed-out' ? undefined : `${name}: its connection was lost.`);
}
