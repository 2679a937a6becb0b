import fc from 'fast-check';
import { generateV2Credentials } from '../../../mock-platform/generations/v2/credentials.ts';
import { flawOfRequestId } from '../../../mock-platform/generations/v2/request-id.ts';
import { secondGeneration } from '../../../mock-platform/generations/v2/second-generation.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { modelFileOf } from '../../../mock-platform/product-model/model-for-devices.ts';
import { validCommand } from '../../arbitraries/commands.ts';
import { oneOf } from '../../arbitraries/one-of.ts';
import { describeRequestForm, fittingRequestForm, requestForm, writeRequest } from '../../arbitraries/v2/forms.ts';
import { getOfUnknownService, validGet } from '../../arbitraries/v2/gets.ts';
import { anyMalformed, oversized, type RequestProbe } from '../../arbitraries/v2/malformed.ts';
import { invalidSet, setOfUnknownProperty, setOfUnknownService } from '../../arbitraries/v2/refused-sets.ts';
import { bodyOf, requestBytes } from '../../arbitraries/v2/request-bytes.ts';
import { boundaryRequestIds } from '../../arbitraries/v2/request-ids.ts';
import { anySayings } from '../../arbitraries/v2/sayings.ts';
import { validSet } from '../../arbitraries/v2/sets.ts';
import { settableIn } from '../../arbitraries/v2/settable.ts';
import type { DrawnProbe, Playbook, PlayedKeys, Repertoire } from '../playbook.ts';
import { asStepCommand, type StepCommand } from '../step.ts';
import { manners } from './manners.ts';
import { meantAnswer } from './meant-answer.ts';
import { optionalRequests } from './optional-requests.ts';
import { v2Step } from './own.ts';
import { v2Scenarios } from './scenarios.ts';

const keys: PlayedKeys = {
  name: 'request_id',
  read: (written) => (typeof written === 'string' && flawOfRequestId(written) === undefined ? written : undefined),
  write: (key) => key,
  boundaries: boundaryRequestIds,
  starts: [],
  areReused: false,
  bytes: 0,
};

/** What the suites play with devices of generation 2. */
export const secondPlaybook: Playbook = {
  generation: 2,
  served: { name: 'v2', loginOf: ({ deviceId, secret }, time) => generateV2Credentials({ deviceId, secret, time }) },
  scenarios: v2Scenarios,
  settle: async () => ({}),
  declares: ({ propertiesSet, propertiesGet, settable, commandsInFlight }, model) => ({
    sets: propertiesSet !== false,
    gets: propertiesGet !== false,
    settable: settable.includes('all') ? everySettable(model) : settable,
    commandsInFlight,
  }),
  lacks: ({ capabilities: { commands, propertiesSet, propertiesGet, settable, commandsInFlight } }) => [
    ['set', propertiesSet === false, 'the device declares that it takes no property sets'],
    ['get', propertiesGet === false, 'the device declares that it answers no property gets'],
    ['requests', !commands && propertiesSet === false && propertiesGet === false, 'the device takes no requests'],
    ['in-flight', commandsInFlight < 2, 'the device declares that it takes one request at a time'],
    ['settable', settable.length === 0, 'the device declares no property that shows what it was set to'],
    ['binary', true, 'generation 2 has no binary codec'],
    ['registration', true, 'dynamic registration belongs to generation 1'],
  ],
  optional: optionalRequests,

  modelFor: modelFileOf,
  speaks: secondGeneration(),
  ofProduct: () => ({}),
  tell: ({ deviceId, nodeId, secret }) => ({ deviceId, nodeId, secret, generation: 2 }),
  readyAt: 'greeted',
  isItself: () => true,

  setupOf: () => ({}),
  planned: {},

  keys,
  bytesOf: requestBytes,
  takesForms: () => true,
  forms,
  otherRequests,
  unfitRequests,
  probes,
  sayings: ({ declaration, identity }) => anySayings(declaration.maxCommandBytes, identity.deviceId),
  manners: (request, { model }) => manners(request, model),
  meantAnswer,
};

function everySettable(model: ProductModel): string[] {
  return settableIn(model, {}).flatMap(({ serviceId, properties }) =>
    properties.map(({ propertyName }) => `${serviceId}/${propertyName}`),
  );
}

function forms({ model, declaration }: Repertoire): fc.Arbitrary<StepCommand> | undefined {
  const maxBytes = declaration.maxCommandBytes;
  const commands = validCommand(model, { maxBytes, bytesOf: requestBytes });
  return (
    commands &&
    fc.tuple(commands, requestForm()).map(([drawn, wanted]) => {
      const body = bodyOf(drawn);
      const form = fittingRequestForm(body, wanted, maxBytes);
      const text = Buffer.from(writeRequest(body, form)).toString();
      return { ...asStepCommand(drawn), written: { form: describeRequestForm(form, Object.keys(body)), text } };
    })
  );
}

function otherRequests({ model, declaration, can }: Repertoire): fc.Arbitrary<StepCommand> | undefined {
  const limits = { maxBytes: declaration.maxCommandBytes };
  const requests = [can('set') ? validSet(model, limits) : undefined, can('get') ? validGet(model) : undefined];
  return oneOf(requests)?.map(asStepCommand);
}

function unfitRequests({ model, declaration, can }: Repertoire): fc.Arbitrary<StepCommand> | undefined {
  const limits = { maxBytes: declaration.maxCommandBytes };
  const sets = [setOfUnknownService(model, limits), setOfUnknownProperty(model, limits), invalidSet(model, limits)];
  return oneOf([...(can('set') ? sets : []), can('get') ? getOfUnknownService(model) : undefined])?.map(asStepCommand);
}

function probes({ model, declaration, can }: Repertoire) {
  const { maxCommandBytes: maxBytes } = declaration;
  const as =
    (what: DrawnProbe['what']) =>
    ({ flaw, payload, v2 }: RequestProbe): DrawnProbe => ({ what, flaw, payload, ...v2Step({ v2 }) });
  const families = [
    ...(can('commands') ? (['command'] as const) : []),
    ...(can('set') ? (['set'] as const) : []),
    ...(can('get') ? (['get'] as const) : []),
  ];
  const malformed = oneOf(families.map((family) => anyMalformed(family, model, { maxBytes })));
  const long = oneOf(families.map((family) => (family === 'get' ? undefined : oversized(family, model, { maxBytes }))));
  return [
    ...(malformed ? [[3, malformed.map(as('malformed'))] as const] : []),
    ...(long ? [[0.5, long.map(as('oversized'))] as const] : []),
  ];
}
