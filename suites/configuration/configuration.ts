import { z } from 'zod';
import { flag, id, textOf, whole, word } from '../../mock-platform/settings/value-schemas.ts';
import { advised, members } from '../../mock-platform/user-files/members.ts';
import { wordsOf } from '../device/command-line.ts';
import { generations } from './generations.ts';
import type { KnownFailure } from './known-failure.ts';
import { v1CapabilityMembers, v1Members } from './v1/members.ts';
import { v2CapabilityMembers } from './v2/members.ts';

const isCommand = 'a command line, or a list of words';
const commandLine = z
  .union([z.string().regex(/\S/, isCommand), z.array(z.string()).nonempty(isCommand)], isCommand)
  .transform((command, context) => {
    try {
      return wordsOf(command);
    } catch (error) {
      const message = advised(isCommand, (error as Error).message);
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });
const module = textOf('the path of a module');
const folder = textOf('the path of a folder');
const names = (what: string) => z.array(textOf('a name'), what);
const milliseconds = whole(1, 3_600_000, 'milliseconds');
const isRuns = '"quick", "normal", "thorough", or a whole number from 1 to 100000';
const isPort = 'a port from 0 to 65535';
const knownFailure = members({
  rule: textOf('the id of a rule'),
  reason: textOf('a reason'),
  matching: z.string('a regular expression').refine(isPattern, 'a regular expression').optional(),
  issue: z.string('a link').optional(),
  flaky: flag.optional(),
});
const isKnown = 'the id of a rule, or an object with rule and reason';

/** The settings as a configuration file has them; parsing fills in the defaults. */
export const configurationSchema = members({
  device: members({
    command: commandLine.optional(),
    adapter: commandLine.optional(),
    module: module.optional(),
    external: flag.optional(),
    reference: flag.optional(),
    resetCommand: commandLine.optional(),
    cwd: folder.optional(),
    // YAML reads 8883 and true as what they are not here.
    env: z
      .record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean()], 'a text').transform(String),
        'variables, each NAME=value',
      )
      .optional(),
  }).prefault({}),
  productModel: folder.optional(),
  generation: z.literal([...generations, 'auto'], `${generations.join(', ')} or auto`).default('auto'),
  capabilities: members({
    transport: word('mqtts', 'mqtt').default('mqtts'),
    authentication: word('either', 'device-id', 'node-id').default('either'),
    ...v1CapabilityMembers,
    ...v2CapabilityMembers,
    commands: flag.default(true),
    reports: word('periodic', 'driven', 'none').optional(),
    reconnects: flag.default(true),
    maxCommandBytes: whole(64, 1_048_576, 'bytes').default(1024),
    keepsReports: flag.default(false),
    oneAtATime: flag.default(false),
    echoCommand: z
      .string('Service/COMMAND')
      .regex(/^[^/]+\/[^/]+$/, 'Service/COMMAND')
      .optional(),
  }).prefault({}),
  timeouts: members({
    startMs: milliseconds.default(15_000),
    answerMs: milliseconds.default(20_000),
    reportMs: milliseconds.default(30_000),
    reconnectMs: milliseconds.default(45_000),
    stopMs: milliseconds.default(3000),
    runMs: whole(1000, 86_400_000, 'milliseconds').optional(),
  }).prefault({}),
  identity: members({
    deviceId: id.default('conformance-device'),
    nodeId: id.default('conformance-node'),
    secret: id.optional(),
  }).prefault({}),
  platform: members({
    host: textOf('a host name or an address').default('127.0.0.1'),
    port: z.int(isPort).min(0, isPort).max(65_535, isPort).default(0),
  }).prefault({}),
  ...v1Members,
  rule: names('a list of rule ids').default([]),
  area: names('a list of areas').default([]),
  scenario: names('a list of scenarios').default([]),
  bail: flag.default(false),
  strict: z.union([z.boolean(), names('a list of names')], 'true, false, or a list of rules and areas').default(false),
  long: flag.default(false),
  runs: z
    .union([z.enum(['quick', 'normal', 'thorough']), z.int().min(1, isRuns).max(100_000, isRuns)], isRuns)
    .default('normal'),
  budget: whole(0, 3600, 'seconds').optional(),
  seed: whole(-2_147_483_648, 2_147_483_647).optional(),
  known: z
    .array(
      z.union(
        [
          textOf(isKnown).transform((rule): KnownFailure => ({ rule, reason: 'no reason given' })),
          // zod types what may be absent as what may be undefined.
          knownFailure.transform((entry) => entry as KnownFailure),
        ],
        isKnown,
      ),
      'a list of rule ids, or of { rule, reason }',
    )
    .default([]),
  watch: z.array(textOf('a file or a pattern'), 'a list of files and patterns such as src/**/*.c').default([]),
  reportDir: folder.default('reports'),
  baseline: textOf('the path of a conformance.json').optional(),
  verbose: flag.default(false),
});

/**
 * What a configuration file holds: `export default { … } satisfies ConfigurationFile`. `run --help` says what each setting means, and
 * its default. Times are in milliseconds, `budget` is in seconds.
 */
export type ConfigurationFile = z.input<typeof configurationSchema>;
export type Parsed = z.output<typeof configurationSchema>;

/** The device under test: exactly one of four kinds. Paths are absolute. */
export type DeviceConfiguration =
  | {
      readonly kind: 'command' | 'adapter';
      readonly command: readonly string[];
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'module'; readonly module: string }
  | {
      readonly kind: 'external';
      readonly resetCommand?: readonly string[];
      readonly cwd: string;
      readonly env: Readonly<Record<string, string>>;
    };

/** All settings: checked, with defaults, with absolute paths. */
export interface Configuration extends Omit<Parsed, 'device' | 'productModel' | 'capabilities' | 'watch'> {
  readonly device: DeviceConfiguration;
  /** The product model: a product file (.json), the folder with the capability files, or a zip of either. */
  readonly productModel: string;
  /** None was given: the street lamp that comes with the kit, in the form of the generation. */
  readonly isUsualModel: boolean;
  readonly capabilities: Parsed['capabilities'] & { readonly reports: 'periodic' | 'driven' | 'none' };
  /** Files and patterns to watch, and the folder that they count from. */
  readonly watch: { readonly patterns: readonly string[]; readonly base: string };
  /** What to tell before the run: nothing is wrong, but it may not be what was meant. */
  readonly notes: readonly string[];
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
