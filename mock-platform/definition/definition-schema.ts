import { z } from 'zod';
import type { OwnMembers } from '../generations/served-generation.ts';
import { flag, id, textOf, whole, word } from '../settings/value-schemas.ts';
import { advised, members } from '../user-files/members.ts';
import { usual } from './usual-definition.ts';

const secret = id;
const path = textOf('a path');

const portExpected = 'a port from 0 (any free one) to 65535, or false for none';
const port = (usual: number | false) =>
  z
    .union([z.int(portExpected).min(0, portExpected).max(65_535, portExpected), z.literal(false)], portExpected)
    .default(usual);

const product = {
  productId: id.optional(),
  /** The product model: a product file (.json), the folder with the capability files, or a zip of either. */
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
  commandWaitMs: whole(1, 86_400_000, 'milliseconds').optional(),
  keyType: word('rsa', 'ecdsa').optional(),
  repeatMessages: flag.optional(),
  shadowDifferences: flag.optional(),
};

const bytes = (usual: number) => whole(1_048_576, 1_099_511_627_776, 'bytes').default(usual);

/**
 * `platform.yaml`: what a platform that is served consists of.
 * @param own members of the generation that it speaks, which pass unseen through what this returns
 * @param names by which it can choose a generation
 */
export function definitionSchemaOf(own: { [K in keyof OwnMembers]: object }, names: readonly string[]) {
  return members({
    ...(names.length > 1 && { generation: choiceOf(names as [string, ...string[]]).optional() }),
    host: textOf('a host name or an address').default(usual.host),
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
    journalEntries: whole(1000, 10_000_000).default(usual.journalEntries),
    journalBytes: bytes(usual.journalBytes),
    journalFileBytes: bytes(usual.journalFileBytes),
    rules: flag.default(usual.rules),
    throttle: flag.default(usual.throttle),
  });
}

export type ParsedDefinition = z.output<ReturnType<typeof definitionSchemaOf>>;

/** YAML reads 1 as a number. */
function choiceOf(names: readonly [string, ...string[]]) {
  return z.preprocess((given) => (typeof given === 'number' ? String(given) : given), word(...names));
}

function isUnique<K extends string>(key: K) {
  return (entries: readonly { readonly [key in K]?: string | undefined }[]) => {
    const keys = entries.map((entry) => entry[key]).filter((one) => one !== undefined);
    return new Set(keys).size === keys.length;
  };
}

function repeated(member: string): string {
  return advised(`no ${member} twice`, 'Rename or remove the second one.');
}
