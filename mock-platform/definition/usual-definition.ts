import { isObject } from '../protocol/is-object.ts';
import type { ParsedDefinition } from './definition-schema.ts';

/** What a served platform is where nothing else is said. */
export const usual = {
  host: '127.0.0.1',
  ports: { tcp: 1883, tls: 8883, ws: 8083, wss: false, http: 8080, https: 8743 },
  journalEntries: 20_000,
  journalBytes: 8 * 1024 * 1024,
  journalFileBytes: 256 * 1024 * 1024,
  rules: true,
  throttle: true,
} as const;

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isSwitch = (value: unknown) => typeof value === 'boolean';
const isPort = (value: unknown) =>
  value === false || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535);

/** The members that are easily seen to be right. */
const plain: Readonly<Record<string, (value: unknown) => boolean>> = {
  host: isText,
  ports: (value) =>
    isObject(value) && Object.entries(value).every(([name, port]) => Object.hasOwn(usual.ports, name) && isPort(port)),
  seed: Number.isSafeInteger,
  caFile: isText,
  state: isText,
  journal: isText,
  rules: isSwitch,
  throttle: isSwitch,
};

/**
 * A short and correct definition, with the same result as from the schema, without the 95 files that are loaded
 * for one. Undefined where a schema has to look.
 */
export function plainDefinition(given: unknown): ParsedDefinition | undefined {
  if (!isObject(given)) return undefined;
  if (!Object.entries(given).every(([member, value]) => Object.hasOwn(plain, member) && plain[member]?.(value))) {
    return undefined;
  }
  const lists = { products: [], devices: [], applications: [], scripts: [] };
  return {
    ...usual,
    ...lists,
    options: {},
    ...given,
    ports: { ...usual.ports, ...(given.ports as object | undefined) },
  };
}
