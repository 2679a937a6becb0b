import fc from 'fast-check';
import { z } from 'zod';
import { v1Dialect } from '../../../mock-platform/generations/v1/dialect.ts';
import { firstGeneration } from '../../../mock-platform/generations/v1/first-generation.ts';
import { v1 } from '../../../mock-platform/generations/v1/served.ts';
import { modelFolderOf } from '../../../mock-platform/product-model/model-for-devices.ts';
import { type DrawnCommand, validCommand } from '../../arbitraries/commands.ts';
import { commandBytes, longestMid } from '../../arbitraries/v1/command-bytes.ts';
import { commandForm, describeForm, fittingForm, writeCommand } from '../../arbitraries/v1/forms.ts';
import { malformedCommand, notACommand, oversizedCommand } from '../../arbitraries/v1/malformed.ts';
import { boundaryMids } from '../../arbitraries/v1/mids.ts';
import type { Probe } from '../../arbitraries/v1/probe.ts';
import { codecFromConfiguration } from '../../configuration/v1/codec-from-configuration.ts';
import { product } from '../open-platform.ts';
import type { DrawnProbe, Playbook, PlayedKeys, Repertoire } from '../playbook.ts';
import { asStepCommand, type StepCommand } from '../step.ts';
import { manners } from './manners.ts';
import { meantAnswer } from './meant-answer.ts';
import { v1Scenarios } from './scenarios.ts';

/** Above those that a platform counting from 1 hands out, and above those of messages that are not commands. */
const writtenMids = fc.integer({ min: 60_000, max: 64_999 });

const keys: PlayedKeys = {
  name: 'mid',
  read(mid, of) {
    if (!Number.isSafeInteger(mid)) return undefined;
    const key = String(mid);
    return of === 'probe' || v1Dialect.isKey(key) ? key : undefined;
  },
  write: Number,
  boundaries: boundaryMids.map(String),
  starts: ['1', '126', '254', '32766', '65534'],
  areReused: true,
  bytes: longestMid,
};

/** What the suites play with devices of generation 1. */
export const firstPlaybook: Playbook = {
  generation: 1,
  served: v1,
  scenarios: v1Scenarios,
  async settle(configuration) {
    const codec = await codecFromConfiguration(configuration);
    return { codecMode: configuration.capabilities.codecModes[0], ...(codec && { codec }) };
  },
  declares: () => ({}),
  lacks: ({ capabilities: { codecModes, commands }, registration }) => [
    ['requests', !commands, 'the device declares that it takes no commands'],
    ['json', !codecModes.includes('json'), 'the device does not declare codec mode "json"'],
    ['binary', !codecModes.includes('binary'), 'the device does not declare codec mode "binary"'],
    ['registration', !registration, 'the device does not declare dynamic registration'],
  ],

  modelFor: modelFolderOf,
  speaks: firstGeneration(),
  ofProduct: ({ codecMode = 'json', codec, registration }) => ({
    codecMode,
    ...(codec && { codec }),
    ...(registration && { secret: product.secret }),
  }),
  tell: ({ deviceId, nodeId, secret }, { codecMode = 'json', registration }) => ({
    nodeId,
    codecMode,
    ...(registration
      ? { deviceId: '', secret: '', productId: product.id, productSecret: product.secret }
      : { deviceId, secret }),
  }),
  readyAt: 'subscribed',
  isItself: ({ v1 }) => v1?.login !== 'product',

  setupOf: ({ codecMode }) => (codecMode === undefined ? {} : { codecMode }),
  planned: { codecMode: z.enum(['json', 'binary']).exactOptional() },

  keys,
  bytesOf: commandBytes,
  takesForms: ({ codecMode = 'json' }) => codecMode === 'json',
  forms,
  otherRequests: () => undefined,
  unfitRequests: () => undefined,
  probes,
  sayings: () => [],
  manners: (request, { codecMode = 'json', model }) => manners(request, codecMode, model),
  meantAnswer,
};

/** Of JSON only: what a codec would make of them is its own business. */
function forms({ model, declaration, codecMode = 'json' }: Repertoire): fc.Arbitrary<StepCommand> | undefined {
  const maxBytes = declaration.maxCommandBytes;
  const commands = validCommand(model, { maxBytes, bytesOf: commandBytes });
  if (!commands || codecMode !== 'json') return undefined;
  return fc.tuple(commands, commandForm(), writtenMids).map(([drawn, wanted, mid]) => {
    const message: DrawnCommand & { readonly mid: number } = { ...drawn, mid };
    const form = fittingForm(message, wanted, maxBytes);
    const text = Buffer.from(writeCommand(message, form)).toString();
    return {
      ...asStepCommand(drawn),
      key: keys.read(mid, 'command') ?? '',
      written: { form: describeForm(form), text },
    };
  });
}

function probes({ model, declaration, identity, can }: Repertoire) {
  if (!can('json')) return [];
  const { maxCommandBytes } = declaration;
  const limits = { maxBytes: maxCommandBytes };
  const asProbe =
    (what: DrawnProbe['what']) =>
    ({ flaw, payload, mid }: Probe): DrawnProbe => ({
      what,
      flaw,
      payload,
      ...(mid !== undefined && { key: String(mid) }),
    });
  return [
    [3, malformedCommand(model, limits).map(asProbe('malformed'))],
    [1, notACommand(model, identity.deviceId, limits).map(asProbe('not-a-command'))],
    [0.5, oversizedCommand(model, maxCommandBytes).map(asProbe('oversized'))],
  ] as const;
}
