import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { memberSpelling } from '../../../../mock-platform/protocol/member-spelling.ts';

/** A list of services in a message: what it is called, and what each of its elements must have. */
export interface ServicesForm {
  readonly list: string;
  /** By their names, what they have to be. */
  readonly members: Readonly<Record<string, 'string' | 'object'>>;
  readonly mayBeEmpty?: boolean;
  /** What the list and the members are called by mistake. */
  readonly otherNames: Readonly<Record<string, readonly string[]>>;
  /** What the whole message looks like that has a fault, if it is another message altogether. */
  readonly explain?: (message: Record<string, unknown>) => string | undefined;
}

/** The first thing that is not as it should be. */
export interface FormFault {
  readonly expected: string;
  readonly actual: string;
  readonly nearMiss?: string;
}

export function servicesFault(message: Record<string, unknown>, form: ServicesForm): FormFault | undefined {
  const { list, members, mayBeEmpty = false, otherNames } = form;
  const services = message[list];
  if (!Array.isArray(services)) {
    const isElement = isObject(services) && firstOf(members) in services;
    const nearMiss = isElement ? 'the element itself, without the array' : otherName(message, list, otherNames);
    return { expected: `an array at $.${list}`, actual: kindOf(services), ...(nearMiss && { nearMiss }) };
  }
  if (services.length === 0 && !mayBeEmpty) {
    return { expected: `at least one element in $.${list}`, actual: 'an empty array' };
  }
  for (const [index, element] of services.entries()) {
    const path = `$.${list}[${index}]`;
    if (!isObject(element)) return { expected: `an object at ${path}`, actual: kindOf(element) };
    for (const [name, kind] of Object.entries(members)) {
      const value = element[name];
      if (kind === 'string' ? typeof value === 'string' : isObject(value)) continue;
      const nearMiss = otherName(element, name, otherNames);
      const expected = `${kind === 'string' ? 'a string' : 'an object'} at ${path}.${name}`;
      return { expected, actual: kindOf(value), ...(nearMiss && { nearMiss }) };
    }
  }
  return undefined;
}

function firstOf(members: ServicesForm['members']): string {
  return Object.keys(members)[0] ?? '';
}

/** The member that stands where another one belongs. */
function otherName(
  object: Record<string, unknown>,
  name: string,
  otherNames: ServicesForm['otherNames'],
): string | undefined {
  if (object[name] !== undefined) return undefined;
  const other = memberSpelling(object, name) ?? otherNames[name]?.find((key) => key in object);
  return other && `"${other}" where "${name}" belongs`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? 'an object'
      : `the ${typeof value} ${JSON.stringify(value)}`;
}
