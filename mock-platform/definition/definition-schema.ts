import { z } from 'zod';
import type { OwnMembers } from '../generations/served-generation.ts';
import { adviceMark, members } from '../user-files/members.ts';
import { usual } from './usual-definition.ts';

const ofText = 'a text of 1 to 256 characters';
/** YAML reads 00112233 as a number, and takes its zeros away. */
const quoted = `${ofText}${adviceMark}Put it into quotation marks: YAML reads it as a number.`;
const id = z
  .string({ error: ({ input }) => (typeof input === 'number' ? quoted : ofText) })
  .min(1, ofText)
  .max(256, ofText);
const secret = id;
const path = z.string('a path').min(1, 'a path');
const flag = z.boolean('true or false');
const word = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, words.map((known) => `"${known}"`).join(' or '));

const portExpected = 'a port from 0 (any free one) to 65535, or false for none';
const port = (usual: number | false) =>
  z
    .union([z.int(portExpected).min(0, portExpected).max(65_535, portExpected), z.literal(false)], portExpected)
    .default(usual);

const milliseconds = 'milliseconds from 1 to 86400000';

const product = {
  productId: id.optional(),
  /** Folder with the product model's files, or a zip of them. */
  model: path,
  /** Lets devices register themselves (ref 8.1). */
  secret: secret.optional(),
};

const device = members({
  /** May be left out where there is one product. */
  productId: id.optional(),
  nodeId: id,
  deviceId: id.optional(),
  secret: secret.optional(),
});

const application = members({ appId: id.optional(), secret: secret.optional() });

const options = {
  onViolation: word('close', 'record').optional(),
  foreignPublish: word('drop', 'close').optional(),
  commandWaitMs: z.int(milliseconds).min(1, milliseconds).max(86_400_000, milliseconds).optional(),
  keyType: word('rsa', 'ecdsa').optional(),
};

const bytes = 'a whole number of bytes from 1048576 to 1099511627776';
const someBytes = (usual: number) => z.int(bytes).min(1_048_576, bytes).max(1_099_511_627_776, bytes).default(usual);

const entries = 'a whole number from 1000 to 10000000';

/**
 * `platform.yaml`: what a platform that is served consists of.
 * @param own members of the generation that it speaks, which pass unseen through what this returns
 * @param names of the generations that it can choose from
 */
export function definitionSchemaOf(own: { [K in keyof OwnMembers]: object }, names: readonly string[]) {
  return members({
    ...(names.length > 1 && { generation: word(...(names as [string, ...string[]])).optional() }),
    host: z.string('a host name or an address').min(1, 'a host name or an address').default(usual.host),
    ports: members({
      tcp: port(usual.ports.tcp),
      tls: port(usual.ports.tls),
      ws: port(usual.ports.ws),
      wss: port(usual.ports.wss),
      http: port(usual.ports.http),
      https: port(usual.ports.https),
    }).prefault({}),
    products: z
      .array(members({ ...product, ...own.product }), 'a list of products')
      .default([])
      .refine(isUnique('productId'), repeated('productId')),
    devices: z
      .array(device, 'a list of devices')
      .default([])
      .refine(isUnique('nodeId'), repeated('nodeId'))
      .refine(isUnique('deviceId'), repeated('deviceId')),
    applications: z.array(application, 'a list of applications').default([]),
    scripts: z.array(path, 'a list of paths').default([]),
    options: members({ ...options, ...own.options }).prefault({}),
    seed: z.int('a whole number').optional(),
    caFile: path.optional(),
    state: path.optional(),
    journal: path.optional(),
    journalEntries: z.int(entries).min(1000, entries).max(10_000_000, entries).default(usual.journalEntries),
    journalBytes: someBytes(usual.journalBytes),
    journalFileBytes: someBytes(usual.journalFileBytes),
    rules: flag.default(usual.rules),
    throttle: flag.default(usual.throttle),
  });
}

export type ParsedDefinition = z.output<ReturnType<typeof definitionSchemaOf>>;

function isUnique<K extends string>(key: K) {
  return (entries: readonly { readonly [key in K]?: string | undefined }[]) => {
    const keys = entries.map((entry) => entry[key]).filter((one) => one !== undefined);
    return new Set(keys).size === keys.length;
  };
}

function repeated(member: string): string {
  return `no ${member} twice${adviceMark}Rename or remove the second one.`;
}
