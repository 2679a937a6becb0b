import fc from 'fast-check';
import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { onlyWithRequiredParas, validCommand } from '../commands.ts';
import {
  anyCut,
  anyNoise,
  byteOrderMark,
  cutOffs,
  deepNesting,
  empty,
  type Flaw,
  illFormedText,
  type Members,
  missing,
  noObject,
  notJson,
  withinPrototype,
  wrong,
} from '../flaws.ts';
import { plainJson } from '../json-form.ts';
import { sample } from '../sample.ts';
import { writeRequest } from './forms.ts';
import { everyGet } from './gets.ts';
import { bodyOf, requestBytes } from './request-bytes.ts';
import type { DrawnRequest } from './requests.ts';
import { validSet } from './sets.ts';
import { isWithoutText, type SetChoice } from './settable.ts';

/** Something for the topic of a request that is not one which the device has to carry out. */
export interface RequestProbe {
  readonly payload: Uint8Array;
  /** What is wrong with it, in words. */
  readonly flaw: string;
  readonly v2: { readonly family: V2Family };
}

interface Limits {
  readonly maxBytes: number;
}

const notAnObject = ['command', '{', '}{', '<command/>', 'a=b&c=d', '"', '\0'];
const noName = ['null', '5', 'true', '[]', '{}'];
const number = () => '17';

/** What spoils a request of each family. A reader may take `null`, an empty text and an absent member for the same. */
const flaws: { readonly [family in V2Family]: readonly (readonly Flaw[])[] } = {
  command: [
    empty,
    notJson(notAnObject),
    cutOffs,
    noObject(number),
    [...wrong('service_id', noName), ...wrong('command_name', noName)],
    missing('service_id', 'command_name'),
    illFormedText(['service_id', 'command_name']),
    deepNesting(['service_id', 'command_name']),
    [withinPrototype],
    byteOrderMark,
  ],
  set: [
    empty,
    notJson(notAnObject),
    cutOffs,
    noObject(number),
    wrong('services', ['null', '5', 'true', '""', '{}', '[1]', '["Lamp"]', '[[]]', '[null]']),
    missing('services'),
    illFormedText(['services']),
    deepNesting(['services']),
    [withinPrototype],
    byteOrderMark,
  ],
  get: [
    empty,
    notJson(notAnObject),
    // One of all services has nothing that a device could miss.
    cutOffs,
    noObject(number),
    wrong('service_id', ['5', 'true', '[]', '{}']),
    illFormedText(['service_id']),
    deepNesting(['service_id']),
    byteOrderMark,
  ],
};

/** Only where a parameter is required: elsewhere a device may do without, and it may take absent ones for empty. */
const wrongParas = wrong('paras', ['[]', '"{}"', '0', 'true']);

function flawsOf(family: V2Family, model: ProductModel): readonly (readonly Flaw[])[] {
  return family === 'command' && isDemanding(model) ? [...flaws.command, wrongParas] : flaws[family];
}

function isDemanding(model: ProductModel): boolean {
  return onlyWithRequiredParas(model).services.some(({ commands }) => commands.length > 0);
}

/** Each way to spoil a request of a family, once: what a run shows of a device must not depend on its seed. The same for the same model. */
export function everyMalformed(family: V2Family, model: ProductModel, { maxBytes }: Limits): RequestProbe[] {
  const members = membersOf(family, model);
  return flawsOf(family, model)
    .flat()
    .map((flaw) => asProbe(flaw(members), family))
    .filter(({ payload }) => payload.length <= maxBytes);
}

/** Any of them, cut at any place, or noise of any bytes. Shrinks towards the empty payload. */
export function anyMalformed(family: V2Family, model: ProductModel, { maxBytes }: Limits): fc.Arbitrary<RequestProbe> {
  const members = membersOf(family, model);
  const kinds = flawsOf(family, model).map((kind) => fc.constantFrom(...kind));
  return fc
    .oneof({ withCrossShrink: true }, ...kinds, anyNoise, anyCut)
    .map((flaw) => asProbe(flaw(members), family))
    .filter(({ payload }) => payload.length <= maxBytes);
}

/** Requests that are valid but for their size, above `maxBytes` and up to 64 KiB, padded in a member that no device knows. */
export function oversized(family: V2Family, model: ProductModel, { maxBytes }: Limits): fc.Arbitrary<RequestProbe> {
  const most = Math.max(65_536, maxBytes + 1);
  const landmarks = [maxBytes + 1, 2 * maxBytes, 4096, 16_384, most].filter((size) => size > maxBytes && size <= most);
  const body = bodyOf(shortest(family, model));
  const write = (padding: string) => writeRequest(body, { ...plainJson, extras: [['padding', padding]] });
  return fc
    .oneof({ withCrossShrink: true }, fc.integer({ min: maxBytes + 1, max: most }), fc.constantFrom(...landmarks))
    .map((size) => {
      const payload = write('x'.repeat(Math.max(size - write('').length, 0)));
      return {
        payload,
        flaw: `${titles[family]} of ${payload.length} bytes, padded in an unknown member`,
        v2: { family },
      };
    });
}

const titles = { command: 'a command', set: 'a property set', get: 'a property get' };

function asProbe({ payload, flaw }: ReturnType<Flaw>, family: V2Family): RequestProbe {
  return { payload: Buffer.from(payload as Uint8Array), flaw, v2: { family } };
}

function membersOf(family: V2Family, model: ProductModel): Members {
  const entries = Object.entries(bodyOf(shortest(family, model)));
  return Object.fromEntries(entries.map(([name, value]) => [name, JSON.stringify(value)]));
}

/**
 * A set without text in its values, if there is one: a device that reads generously would keep a spoilt text, and break other rules
 * when it reports that.
 */
function toSpoil(model: ProductModel, choice: SetChoice) {
  return validSet(model, { ...choice, isWanted: isWithoutText }) ?? validSet(model, choice);
}

/** What is spoilt where the model has no request of the family. */
const madeUp = { serviceId: 'None', cmd: 'NONE', paras: {} };
const noSet = {
  serviceId: 'None',
  cmd: 'properties/set',
  paras: { services: [{ service_id: 'None', properties: {} }] },
};

function shortest(
  family: V2Family,
  model: ProductModel,
): Pick<DrawnRequest, 'serviceId' | 'cmd' | 'paras'> & Partial<Pick<DrawnRequest, 'v2'>> {
  const choice = { maxBytes: Number.MAX_SAFE_INTEGER };
  if (family === 'get') return everyGet(model).at(-1) as DrawnRequest;
  const of = isDemanding(model) ? onlyWithRequiredParas(model) : model;
  const drawn = family === 'set' ? toSpoil(model, choice) : validCommand(of, { ...choice, bytesOf: requestBytes });
  const samples = drawn ? sample(drawn, 1, 16).toSorted((a, b) => requestBytes(a) - requestBytes(b)) : [];
  const [first] = samples;
  if (first) return first;
  return family === 'set' ? { ...noSet, v2: { family } } : madeUp;
}
