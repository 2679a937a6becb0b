import { z } from 'zod';
import type { DataType, Parameter, Property, Service, ValueType } from './model.ts';

// The vendor's capability files (ref 7), as they come from editors and from hands: null for what is not set, numbers and
// booleans in strings, 0 for an open bound. Each message says what was expected; unknown members are ignored.

const dataTypes: readonly DataType[] = ['int', 'decimal', 'string', 'DateTime', 'jsonObject'];
const options: readonly Service['option'][] = ['Mandatory', 'Optional', 'Master'];

const name = z.string('a name').min(1, 'a name');
const noted = z.string('a string or null').nullish();

/** One of a few words, in any case; `fallback` where it is absent, null or empty. */
function word<const T extends string>(words: readonly T[], fallback?: T) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const found = words.find((known) => typeof value === 'string' && known.toLowerCase() === value.toLowerCase());
      if (found !== undefined) return found;
      if (fallback !== undefined && (value === undefined || value === null || value === '')) return fallback;
      context.addIssue(`one of ${words.map((known) => `"${known}"`).join(', ')}`);
      return z.NEVER;
    });
}

const flag = z
  .unknown()
  .optional()
  .transform((value, context): boolean => {
    if ([true, 'true', 1, '1'].includes(value as string)) return true;
    if ([false, 'false', 0, '0', undefined, null, ''].includes(value as string)) return false;
    context.addIssue('true or false');
    return z.NEVER;
  });

const number = z
  .unknown()
  .optional()
  .transform((value, context): number | undefined => {
    if (value === undefined || value === null || value === '') return undefined;
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read === 'number' && Number.isFinite(read)) return read;
    context.addIssue('a number or null');
    return z.NEVER;
  });

const enumList = z
  .unknown()
  .optional()
  .transform((value, context): readonly string[] | undefined => {
    if (value === undefined || value === null) return undefined;
    const entries = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(entries) || !entries.every((entry) => ['string', 'number'].includes(typeof entry))) {
      context.addIssue('a list of strings, or null');
      return z.NEVER;
    }
    const texts = entries.map((entry) => String(entry).trim()).filter((text) => text !== '');
    return texts.length > 0 ? texts : undefined;
  });

const value = {
  dataType: word(dataTypes),
  required: flag,
  min: number,
  max: number,
  step: number,
  maxLength: number,
  enumList,
  unit: noted,
};

type Value = z.output<z.ZodObject<typeof value>>;

/** Keeps the bounds that mean something for the type. */
function valueType({ dataType, required, unit, enumList, ...bounds }: Value): ValueType {
  const { min, max, step, maxLength } = bounds;
  const isNumber = dataType === 'int' || dataType === 'decimal';
  const isOpen = !isNumber || (min === 0 && max === 0);
  return {
    dataType,
    required,
    ...(!isOpen && min !== undefined && { min }),
    ...(!isOpen && max !== undefined && { max }),
    ...(isNumber && step && { step }),
    ...(!isNumber && maxLength && { maxLength }),
    ...(enumList && { enumList }),
    ...(unit && { unit }),
  };
}

function checkBounds({ value, issues }: z.core.ParsePayload<Value>): void {
  const { dataType, min, max, step, maxLength, enumList } = valueType(value);
  const issue = (path: string, message: string) => issues.push({ code: 'custom', path: [path], message, input: value });
  if (min !== undefined && max !== undefined && min > max) issue('min', `at most the max of ${max}`);
  if (step !== undefined && step < 0) issue('step', 'a number above 0');
  if (maxLength !== undefined && !(Number.isInteger(maxLength) && maxLength > 0))
    issue('maxLength', 'a whole number above 0');
  const wantsNumbers = dataType === 'int' || dataType === 'decimal';
  if (wantsNumbers && enumList?.some((entry) => Number.isNaN(Number(entry)))) {
    issue('enumList', `numbers, as the dataType is ${dataType}`);
  }
}

/** A list, null for an empty one, in which no two entries have the same text for `key`. */
function listOf<K extends string, T extends z.ZodType<Readonly<Record<K, string>>>>(entry: T, what: string, key: K) {
  return z
    .array(entry, `a list of ${what}`)
    .nullish()
    .transform((entries) => entries ?? [])
    .check(({ value: entries, issues }) => {
      const names = entries.map((known) => known[key]);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        const params = { advice: 'Rename or remove it.' };
        issues.push({ code: 'custom', path: [index, key], message: 'another name', input: name, params });
      }
    });
}

const property = z
  .object({ propertyName: name, method: noted, ...value }, 'an object')
  .check(checkBounds)
  .transform(({ propertyName, method, ...rest }): Property => {
    return { propertyName, method: method ?? '', ...valueType(rest) };
  });

const parameter = z
  .object({ paraName: name, ...value }, 'an object')
  .check(checkBounds)
  .transform(({ paraName, ...rest }): Parameter => ({ paraName, ...valueType(rest) }));

const parameters = listOf(parameter, 'parameters', 'paraName');
const response = z.object({ responseName: name, paras: parameters }, 'an object');
const command = z.object(
  {
    commandName: name,
    paras: parameters,
    responses: listOf(response, 'responses', 'responseName'),
  },
  'an object',
);

/** One service type of a `servicetype-capability.json`. */
const serviceType = z.object(
  {
    serviceType: name,
    properties: listOf(property, 'properties', 'propertyName'),
    commands: listOf(command, 'commands', 'commandName'),
  },
  'an object',
);
export type ServiceType = z.output<typeof serviceType>;

export const serviceTypeFile = z.object({ services: z.array(serviceType, 'a list of services') }, 'an object');

const capability = z.object(
  { serviceId: name, serviceType: name.nullish(), option: word(options, 'Optional') },
  'an object',
);

const device = z.object(
  {
    manufacturerId: name,
    manufacturerName: noted,
    model: name,
    deviceType: name,
    protocolType: noted,
    serviceTypeCapabilities: listOf(capability, 'services', 'serviceId').refine(
      (services) => services.length > 0,
      'at least one service',
    ),
  },
  'an object',
);

export type DeviceType = z.output<typeof device>;

/** A `devicetype-capability.json`: which services the device has, and of which types. */
export const deviceTypeFile = z.object({ devices: z.tuple([device], 'a list of one device') }, 'an object');
