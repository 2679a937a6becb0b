import type { Call } from '../call.ts';
import * as actions from './action-calls.ts';
import * as devices from './device-calls.ts';
import * as messages from './message-calls.ts';
import * as products from './product-calls.ts';
import { registerDevice } from './register-device.ts';
import * as requests from './request-calls.ts';
import * as rules from './rule-calls.ts';
import * as shadows from './shadow-calls.ts';
import * as subscriptions from './subscription-calls.ts';

/** Every call of the interface. */
export const calls: readonly Call[] = [
  ...Object.values(products),
  registerDevice,
  ...Object.values(devices),
  ...Object.values(requests),
  ...Object.values(shadows),
  ...Object.values(messages),
  ...Object.values(rules),
  ...Object.values(actions),
  ...Object.values(subscriptions),
];
