import { isObject } from '../protocol/is-object.ts';
import { wordSpelling } from '../protocol/member-spelling.ts';
import type { FileValue } from './file-value.ts';
import type { Command, DataType, Parameter, Property, Response, Service, ValueType } from './model.ts';

// The vendor's capability files (ref 7), as they come from editors and from hands: null for what is not set, numbers and
// booleans in strings, 0 for an open bound. Unknown members are ignored. Whoever reads a value complains of what is wrong with
// it and goes on with another one: nothing that was read is worth anything when there are complaints.

const dataTypes: readonly [DataType, ...DataType[]] = ['int', 'decimal', 'string', 'DateTime', 'jsonObject'];
/** What other tools and later consoles call them. */
const otherNames: Readonly<Record<string, DataType>> = {
  double: 'decimal',
  float: 'decimal',
  number: 'decimal',
  long: 'int',
  integer: 'int',
  enum: 'string',
  date: 'DateTime',
  json: 'jsonObject',
  object: 'jsonObject',
};
const options: readonly [Service['option'], ...Service['option'][]] = ['Mandatory', 'Optional', 'Master'];

/** One service type of a `servicetype-capability.json`. */
export interface ServiceType extends Pick<Service, 'serviceType' | 'properties' | 'commands'> {}

/** The device of a `devicetype-capability.json`: which services it has, and of which types. */
export interface DeviceType {
  readonly manufacturerId: string;
  readonly manufacturerName: string | undefined;
  readonly model: string;
  readonly deviceType: string;
  readonly protocolType: string | undefined;
  readonly serviceTypeCapabilities: readonly Capability[];
}

interface Capability extends Pick<Service, 'serviceId' | 'option'> {
  readonly serviceType: string | undefined;
}

/** Reads a `servicetype-capability.json`. */
export function readServiceTypes(file: FileValue): ServiceType[] {
  if (!holdsObject(file)) return [];
  return elements(file.at('services'), 'services', (service) => ({
    serviceType: name(service.at('serviceType')),
    properties: namedElements(service.at('properties'), 'properties', 'propertyName', property),
    commands: namedElements(service.at('commands'), 'commands', 'commandName', command),
  }));
}

/** Reads a `devicetype-capability.json`. Undefined when it does not describe one device. */
export function readDeviceType(file: FileValue): DeviceType | undefined {
  if (!holdsObject(file)) return undefined;
  const devices = file.at('devices');
  if (!Array.isArray(devices.value) || devices.value.length !== 1) {
    devices.complain('a list of one device');
    return undefined;
  }
  const device = devices.at(0);
  if (!holdsObject(device)) return undefined;
  const services = device.at('serviceTypeCapabilities', 'serviceCapabilities');
  const read = {
    manufacturerId: name(device.at('manufacturerId')),
    manufacturerName: noted(device.at('manufacturerName')),
    model: name(device.at('model')),
    deviceType: name(device.at('deviceType')),
    protocolType: noted(device.at('protocolType')),
    serviceTypeCapabilities: namedElements(services, 'services', 'serviceId', capability),
  };
  const listed = services.value ?? [];
  if (Array.isArray(listed) && listed.length === 0) services.complain('at least one service');
  return read;
}

function capability(one: FileValue): Capability {
  return {
    serviceId: name(one.at('serviceId')),
    serviceType: isAbsent(one.at('serviceType')) ? undefined : name(one.at('serviceType')),
    option: isEmpty(one.at('option')) ? 'Optional' : word(one.at('option'), options),
  };
}

function property(one: FileValue): Property {
  return { propertyName: name(one.at('propertyName')), method: noted(one.at('method')) ?? '', ...valueType(one) };
}

function command(one: FileValue): Command {
  return {
    commandName: name(one.at('commandName')),
    paras: parameters(one),
    responses: namedElements(
      one.at('responses'),
      'responses',
      'responseName',
      (response): Response => ({ responseName: name(response.at('responseName')), paras: parameters(response) }),
    ),
  };
}

function parameters(one: FileValue): Parameter[] {
  const read = (parameter: FileValue) => ({ paraName: name(parameter.at('paraName')), ...valueType(parameter) });
  return namedElements(one.at('paras'), 'parameters', 'paraName', read);
}

/** Keeps the bounds that mean something for the type. */
function valueType(one: FileValue): ValueType {
  const { length } = one.complaints;
  const dataType = word(one.at('dataType'), dataTypes, otherNames);
  const required = flag(one.at('required'));
  const [min, max, step, maxLength] = ['min', 'max', 'step', 'maxLength'].map((bound) => number(one.at(bound)));
  const enumList = texts(one.at('enumList'));
  const unit = noted(one.at('unit'));
  const isNumber = dataType === 'int' || dataType === 'decimal';
  // 0 stands for an open bound: for both of them, or for a max that would be below the min.
  const isOpen = !isNumber || (min === 0 && max === 0);
  const isOpenAbove = isOpen || (max === 0 && min !== undefined && min > 0);
  const read: ValueType = {
    dataType,
    required,
    ...(!isOpen && min !== undefined && { min }),
    ...(!isOpenAbove && max !== undefined && { max }),
    ...(isNumber && step && { step }),
    ...(!isNumber && maxLength && { maxLength }),
    ...(enumList && { enumList }),
    ...(unit && { unit }),
  };
  if (one.complaints.length === length) checkBounds(one, read);
  return read;
}

function checkBounds(one: FileValue, { dataType, min, max, step, maxLength, enumList }: ValueType): void {
  if (min !== undefined && max !== undefined && min > max) one.at('min').complain(`at most the max of ${max}`);
  if (step !== undefined && step < 0) one.at('step').complain('a number above 0');
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0)) {
    one.at('maxLength').complain('a whole number above 0');
  }
  const wantsNumbers = dataType === 'int' || dataType === 'decimal';
  if (wantsNumbers && enumList?.some((entry) => Number.isNaN(Number(entry)))) {
    one.at('enumList').complain(`numbers, as the dataType is ${dataType}`);
  }
}

/** A list of objects. */
function elements<T>(list: FileValue, what: string, read: (one: FileValue) => T): T[] {
  if (!Array.isArray(list.value)) {
    list.complain(`a list of ${what}`);
    return [];
  }
  return list.value.flatMap((_, index) => {
    const one = list.at(index);
    return holdsObject(one) ? [read(one)] : [];
  });
}

/** A list, null for an empty one, in which no two objects have the same text for `key`. */
function namedElements<T>(list: FileValue, what: string, key: string, read: (one: FileValue) => T): T[] {
  if (isAbsent(list)) return [];
  const { length } = list.complaints;
  const entries = elements(list, what, read);
  if (list.complaints.length > length) return entries;
  const names = entries.map((_, index) => list.at(index).at(key));
  for (const [index, { value }] of names.entries()) {
    if (names.slice(0, index).some((earlier) => earlier.value === value)) {
      names[index]?.complain('another name', 'Rename or remove it.');
    }
  }
  return entries;
}

function holdsObject(one: FileValue): boolean {
  if (isObject(one.value)) return true;
  one.complain('an object');
  return false;
}

function isAbsent({ value }: FileValue): boolean {
  return value === undefined || value === null;
}

function isEmpty(one: FileValue): boolean {
  return isAbsent(one) || one.value === '';
}

function name(one: FileValue): string {
  if (typeof one.value === 'string' && one.value !== '') return one.value;
  one.complain('a name');
  return '';
}

function noted(one: FileValue): string | undefined {
  if (typeof one.value === 'string') return one.value;
  if (!isAbsent(one)) one.complain('a string or null');
  return undefined;
}

/** One of a few words, in any case and spelling, or by another name. */
function word<const T extends string>(
  one: FileValue,
  words: readonly [T, ...T[]],
  aliases: Readonly<Record<string, T>> = {},
): T {
  const text = typeof one.value === 'string' ? one.value.trim() : '';
  const alias = Object.hasOwn(aliases, text.toLowerCase()) ? aliases[text.toLowerCase()] : undefined;
  const found = words.find((known) => known === text) ?? wordSpelling(text, words) ?? alias;
  if (found === undefined) one.complain(`one of ${words.map((known) => `"${known}"`).join(', ')}`);
  return found ?? words[0];
}

function flag(one: FileValue): boolean {
  if ([true, 'true', 1, '1'].includes(one.value as string)) return true;
  if (!isEmpty(one) && ![false, 'false', 0, '0'].includes(one.value as string)) one.complain('true or false');
  return false;
}

function number(one: FileValue): number | undefined {
  if (isEmpty(one)) return undefined;
  const { value } = one;
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof read === 'number' && Number.isFinite(read)) return read;
  one.complain('a number or null');
  return undefined;
}

function texts(one: FileValue): readonly string[] | undefined {
  if (isAbsent(one)) return undefined;
  const entries: unknown = typeof one.value === 'string' ? one.value.split(',') : one.value;
  if (!Array.isArray(entries) || !entries.every((entry) => ['string', 'number'].includes(typeof entry))) {
    one.complain('a list of strings, or null');
    return undefined;
  }
  const found = entries.map((entry) => String(entry).trim()).filter((text) => text !== '');
  return found.length > 0 ? found : undefined;
}
