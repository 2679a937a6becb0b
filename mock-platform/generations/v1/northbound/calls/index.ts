import type { Call } from '../call.ts';
import { login, logout, refreshToken } from './access-calls.ts';
import { queryActivation, refreshCode, refreshSecret } from './credential-calls.ts';
import { modifyShadow, queryCapabilities, queryHistory, queryShadow } from './data-calls.ts';
import { deleteDevice, modifyDevice, queryDevice, queryDevices } from './device-calls.ts';
import { registerByCode, registerByPassword } from './register-calls.ts';
import { sendCommand } from './send-command.ts';
import {
  createSubscription,
  deleteSubscription,
  deleteSubscriptions,
  querySubscription,
  querySubscriptions,
} from './subscription-calls.ts';

/** Every call of the application's interface, in the order of the documents. */
export const calls: readonly Call[] = [
  ...[login, refreshToken, logout],
  ...[registerByPassword, registerByCode, queryActivation, refreshSecret, refreshCode],
  ...[queryDevice, queryDevices, modifyDevice, deleteDevice],
  ...[queryShadow, modifyShadow, queryHistory, queryCapabilities],
  ...[createSubscription, querySubscription, querySubscriptions, deleteSubscription, deleteSubscriptions],
  sendCommand,
];
