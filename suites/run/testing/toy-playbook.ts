import { toy, toyGeneration } from '../../../mock-platform/generations/testing/toy-generation.ts';
import { connect } from '../../scenarios/connect.ts';
import type { Playbook } from '../../scenarios/playbook.ts';
import { cut } from '../../scenarios/reconnects.ts';
import { redelivery } from '../../scenarios/redelivery.ts';
import { stream } from '../../scenarios/stream.ts';
import { takeOver } from '../../scenarios/take-over.ts';

/** For tests: what the suites play with a third generation: keys of any length in topics, commands without a SUBSCRIBE or forms. */
export const toyPlaybook: Playbook = {
  generation: 3,
  served: toy,
  scenarios: [connect, cut, takeOver, redelivery, stream],
  settle: async () => ({}),
  declares: () => ({}),
  lacks: () => [],

  modelFor: async (path) => path,
  speaks: toyGeneration,
  ofProduct: () => ({}),
  tell: ({ deviceId, nodeId, secret }) => ({ deviceId, nodeId, secret }),
  readyAt: 'greeted',
  isItself: () => true,

  setupOf: () => ({}),
  planned: {},

  keys: {
    name: 'word',
    read: (word) => (typeof word === 'string' ? word : undefined),
    write: (key) => key,
    boundaries: ['a', 'a'.repeat(64)],
    starts: ['k7'],
    areReused: true,
    bytes: 0,
  },
  bytesOf: ({ serviceId, cmd, paras = {} }) => Buffer.byteLength(`${serviceId} ${cmd} ${JSON.stringify(paras)}`),
  takesForms: () => false,
  forms: () => undefined,
  otherRequests: () => undefined,
  unfitRequests: () => undefined,
  probes: () => [],
  sayings: () => [],
  manners: () => [],
};
