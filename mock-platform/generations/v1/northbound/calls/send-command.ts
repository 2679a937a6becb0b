import { z } from 'zod';
import type { CommandOutcome } from '../../../../commands/command-outcome.ts';
import type { CommandRequest } from '../../../../commands/command-sender.ts';
import { findCommand, findService } from '../../../../product-model/validate.ts';
import { formatEventTime } from '../../../../protocol/times.ts';
import type { Application } from '../../../../registry/applications.ts';
import type { Device } from '../../../../registry/device.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { ownDevice } from './own-device.ts';

const id = z.string().min(1).max(64);
const text = z.string().max(128);

const header = z.object({
  mode: z.enum(['ACK', 'NOACK']).describe('ACK: messageConfirm reports the steps on the way.'),
  method: z.string().min(1).describe("The command's name in the product model."),
  requestId: text
    .optional()
    .describe('Comes back in messageConfirm and commandRsp. Made by the platform where it is absent.'),
  from: text.optional(),
  toType: z.enum(['CLOUD', 'GATEWAY']).optional(),
  to: text.optional(),
  callbackURL: z.string().max(1024).optional(),
  callbackUrl: z.string().max(1024).optional(),
});

export const sendCommand = call({
  method: 'post',
  path: '/iocm/app/signaltrans/v1.1.0/devices/{deviceId}/services/{serviceId}/sendCommand',
  tag: 'Commands',
  summary: 'Send a command to a device',
  description:
    'To a device that is on line; nothing is kept for later. Answers when the command is on its way: what the device answers ' +
    'arrives as commandRsp, for those who subscribed to that.',
  params: z.object({ deviceId: id, serviceId: id }),
  body: z.object({
    header,
    body: z.record(z.string(), z.unknown()).optional().describe("The command's parameters. Default: none."),
  }),
  reply: {
    status: 200,
    description: 'On its way; `failed` when the device has not subscribed to its command topic.',
    schema: z.object({
      requestId: text,
      status: z.enum(['sent', 'delivered', 'failed']),
      timestamp: z.string(),
    }),
  },
  errors: ['100022', '100418', '100428', '100431', '100432', '102203'],
  statuses: { '100203': 200, '100217': 200, '100418': 200 },
  handle: async ({ params, body: { header, body: paras = {} } }, services, application) => {
    const device = ownDevice(params.deviceId, application, services, '100418');
    const { serviceId } = params;
    checkCommand(device, serviceId, header.method, services);
    const { method: cmd, mode, from, requestId: given } = header;
    const requestId = given || services.newId('command');
    const errand: Errand = { device, application, serviceId, cmd, requestId, from, services };
    const report = mode === 'ACK' ? (status: Step) => confirm(errand, status) : () => {};
    const fate = await dispatch(errand, paras, report);
    if (fate === 'offline') throw new ApiError('100428', `Device ${JSON.stringify(device.deviceId)}.`);
    const timestamp = formatEventTime(services.platform.clock.now());
    return { status: 200, body: { requestId, status: fate === 'taken' ? 'sent' : 'failed', timestamp } };
  },
});

type Step = 'sent' | 'delivered' | 'executed';

/** A command of an application's, from its call to the device's answer. */
interface Errand {
  readonly device: Device;
  readonly application: Application;
  readonly serviceId: string;
  readonly cmd: string;
  readonly requestId: string;
  readonly from: string | undefined;
  readonly services: Services;
}

/** @throws ApiError 100431, 102203 or 100432 */
function checkCommand(device: Device, serviceId: string, method: string, { platform, choices }: Services): void {
  const { model } = platform.registry.productOf(device);
  if (!findService(model, serviceId)) {
    const known = model.services.map(({ serviceId }) => serviceId).join(', ') || 'none';
    throw new ApiError('100431', `${JSON.stringify(serviceId)} is not in the product model, which has: ${known}.`);
  }
  if (method.length > choices.methodLength) {
    throw new ApiError('102203', `It has ${method.length} characters, more than ${choices.methodLength}.`);
  }
  if (!findCommand(model, serviceId, method)) {
    throw new ApiError('102203', `${JSON.stringify(method)} is not a command of ${serviceId} in the product model.`);
  }
  if (device.details.mute === 'TRUE') throw new ApiError('100432');
}

/** Resolves when the command is on its way, or cannot be; goes on to tell what becomes of it. */
function dispatch(
  errand: Errand,
  paras: Readonly<Record<string, unknown>>,
  report: (step: Step) => void,
): Promise<'taken' | CommandOutcome['outcome']> {
  const { device, serviceId, cmd, services } = errand;
  return new Promise((resolve, reject) => {
    const onProgress: CommandRequest['onProgress'] = (progress) => {
      if (progress === 'taken') resolve('taken');
      else report(progress);
    };
    services.platform.sendCommand(device.deviceId, { serviceId, cmd, paras, onProgress }).then((outcome) => {
      resolve(outcome.outcome);
      if (outcome.outcome !== 'answered') return;
      report('executed');
      respond(errand, outcome.body);
    }, reject);
  });
}

function confirm({ device, application, serviceId, requestId, from, services }: Errand, status: Step): void {
  const timestamp = formatEventTime(services.platform.clock.now());
  const header = { requestId, ...route(device, application, serviceId, from), status, timestamp };
  services.notifier.notify(application.appId, 'messageConfirm', device.deviceId, { header, body: {} });
}

function respond({ device, application, serviceId, cmd, requestId, from, services }: Errand, body: unknown): void {
  const { deviceId } = device;
  const serviceType = services.view.serviceTypeOf(device, serviceId);
  const header = { requestId, ...route(device, application, serviceId, from), deviceId, serviceType, method: cmd };
  services.notifier.notify(application.appId, 'commandRsp', deviceId, { header, body: body ?? {} });
}

/** From the device, back to where the command came from. */
function route({ deviceId }: Device, { appId }: Application, serviceId: string, from: string | undefined) {
  return { from: `/devices/${deviceId}/services/${serviceId}`, to: from || `/users/${appId}` };
}
