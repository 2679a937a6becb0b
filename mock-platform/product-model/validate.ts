import { isObject } from '../protocol/is-object.ts';
import { isReported } from './data-types.ts';
import { memberPath } from './json-path.ts';
import type { Command, Misfit, ProductModel, Property, Service, ValueType } from './model.ts';
import { type ValueForms, validateValue } from './validate-value.ts';

export function findService(model: ProductModel, serviceId: string): Service | undefined {
  return model.services.find((service) => service.serviceId === serviceId);
}

export function findCommand(model: ProductModel, serviceId: string, cmd: string): Command | undefined {
  return findService(model, serviceId)?.commands.find(({ commandName }) => commandName === cmd);
}

/**
 * How one service of a report departs from the model. `path` is the JSON path of the object that holds `serviceId` and
 * `serviceData`. An unknown service is one misfit; its data is not looked at.
 */
export function validateServiceData(model: ProductModel, serviceId: string, data: unknown, path = '$'): Misfit[] {
  const service = findService(model, serviceId);
  if (!service) {
    const expected = oneOf(model.services.map((known) => known.serviceId));
    return [unknown(memberPath(path, 'serviceId'), expected, JSON.stringify(serviceId))];
  }
  return validateProperties(service, data, memberPath(path, 'serviceData'));
}

/**
 * How the reported properties of a service depart from the model. `path` is that of the object that holds them. What can only be
 * written is not missing.
 */
export function validateProperties(
  { properties }: Pick<Service, 'properties'>,
  data: unknown,
  path: string,
  forms?: ValueForms,
): Misfit[] {
  return validateMembers(reportedTypes(properties), data, path, forms);
}

/** Every report asks for them. */
const known = new WeakMap<readonly Property[], ReadonlyMap<string, ValueType>>();

function reportedTypes(properties: readonly Property[]): ReadonlyMap<string, ValueType> {
  const before = known.get(properties);
  if (before) return before;
  const types = new Map(
    properties.map((one) => [one.propertyName, isReported(one) ? one : { ...one, required: false }] as const),
  );
  known.set(properties, types);
  return types;
}

/** How a command's parameters depart from the model. */
export function validateParameters(command: Command, paras: unknown, path = '$.paras', forms?: ValueForms): Misfit[] {
  return validateMembers(new Map(command.paras.map((para) => [para.paraName, para])), paras, path, forms);
}

/**
 * How a response's body departs from the model: from the response that it fits best, where the model has several.
 * A body that is absent or null departs from nothing, and neither does any body of a command without a response model:
 * clients do both (ref 10).
 */
export function validateResponse(command: Command, body: unknown, path = '$.body', forms?: ValueForms): Misfit[] {
  if (body === undefined || body === null) return [];
  const judged = command.responses.map(({ paras }) =>
    validateMembers(new Map(paras.map((para) => [para.paraName, para])), body, path, forms),
  );
  const weight = (misfits: readonly Misfit[]) => misfits.filter(({ tolerated }) => !tolerated).length;
  return judged.sort((one, other) => weight(one) - weight(other))[0] ?? [];
}

function validateMembers(
  types: ReadonlyMap<string, ValueType>,
  data: unknown,
  path: string,
  forms?: ValueForms,
): Misfit[] {
  if (!isObject(data)) {
    const actual = data === undefined ? 'nothing' : JSON.stringify(data);
    return [{ path, kind: 'type', expected: 'an object', actual, tolerated: false }];
  }
  // A null stands for an absent member (ref 10), known or not.
  const strange = Object.keys(data).filter((name) => !types.has(name) && data[name] !== null);
  const misfits = strange.length === 0 ? [] : unknownMembers(strange, [...types.keys()], path);
  for (const [name, type] of types) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    misfits.push(...validateValue(type, value, memberPath(path, name), forms));
  }
  return misfits;
}

function unknownMembers(names: readonly string[], known: readonly string[], path: string): Misfit[] {
  const expected = oneOf(known);
  return names.map((name) => unknown(memberPath(path, name), expected, JSON.stringify(name)));
}

function unknown(path: string, expected: string, actual: string): Misfit {
  return { path, kind: 'unknown', expected, actual, tolerated: false };
}

function oneOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`;
}
