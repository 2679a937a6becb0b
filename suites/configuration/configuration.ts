import { z } from 'zod';
import { wordsOf } from '../device/command-line.ts';
import type { KnownFailure } from './known-failure.ts';

const commandLine = z.union([z.string().regex(/\S/), z.array(z.string()).nonempty()]).transform((command, context) => {
  try {
    return wordsOf(command);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
const path = z.string().nonempty();
const codecMode = z.enum(['json', 'binary']);
const names = z.array(z.string().nonempty());
const milliseconds = z.int().min(1).max(3_600_000);
const knownFailure = z.strictObject({
  rule: z.string().nonempty(),
  reason: z.string().nonempty(),
  matching: z.string().refine(isPattern, 'expected a regular expression').optional(),
  issue: z.string().optional(),
  flaky: z.boolean().optional(),
});

/** The settings as a configuration file has them; parsing fills in the defaults. */
export const configurationSchema = z.strictObject({
  device: z
    .strictObject({
      command: commandLine.optional(),
      adapter: commandLine.optional(),
      module: path.optional(),
      external: z.boolean().optional(),
      reference: z.boolean().optional(),
      resetCommand: commandLine.optional(),
      cwd: path.optional(),
      // YAML reads 8883 and true as what they are not here.
      env: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
    })
    .prefault({}),
  productModel: path.optional(),
  capabilities: z
    .strictObject({
      transport: z.enum(['mqtts', 'mqtt']).default('mqtts'),
      authentication: z.enum(['either', 'device-id', 'node-id']).default('either'),
      codecModes: z.tuple([codecMode], codecMode).default(['json']),
      commands: z.boolean().default(true),
      reports: z.enum(['periodic', 'driven', 'none']).optional(),
      reconnects: z.boolean().default(true),
      maxCommandBytes: z.int().min(64).max(1_048_576).default(1024),
      keepsReports: z.boolean().default(false),
      echoCommand: z
        .string()
        .regex(/^[^/]+\/[^/]+$/)
        .optional(),
    })
    .prefault({}),
  timeouts: z
    .strictObject({
      startMs: milliseconds.default(15_000),
      answerMs: milliseconds.default(20_000),
      reportMs: milliseconds.default(30_000),
      reconnectMs: milliseconds.default(45_000),
      stopMs: milliseconds.default(3000),
      runMs: z.int().min(1000).max(86_400_000).optional(),
    })
    .prefault({}),
  identity: z
    .strictObject({
      deviceId: z.string().nonempty().max(256).default('conformance-device'),
      nodeId: z.string().nonempty().max(256).default('conformance-node'),
      secret: z.string().nonempty().max(256).optional(),
    })
    .prefault({}),
  platform: z
    .strictObject({
      host: z.string().nonempty().default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(0),
    })
    .prefault({}),
  registration: z.boolean().default(false),
  codec: path.optional(),
  rule: names.default([]),
  area: names.default([]),
  scenario: names.default([]),
  bail: z.boolean().default(false),
  strict: z.union([z.boolean(), names]).default(false),
  long: z.boolean().default(false),
  runs: z.union([z.enum(['quick', 'normal', 'thorough']), z.int().min(1).max(100_000)]).default('normal'),
  budget: z.int().min(0).max(3600).optional(),
  seed: z.int().min(-2_147_483_648).max(2_147_483_647).optional(),
  known: z
    .array(
      z.union([
        z
          .string()
          .nonempty()
          .transform((rule): KnownFailure => ({ rule, reason: 'no reason given' })),
        // zod types what may be absent as what may be undefined.
        knownFailure.transform((entry) => entry as KnownFailure),
      ]),
    )
    .default([]),
  watch: z.array(path).default([]),
  reportDir: path.default('reports'),
  baseline: path.optional(),
  verbose: z.boolean().default(false),
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
  /** Folder with the product model's files, or a zip of them. */
  readonly productModel: string;
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
