import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { ConfigurationError } from '../configuration/configuration-error.ts';

const replay = z.strictObject({
  scenario: z.string().nonempty(),
  /** Of the interface; absent in the first one, and in tokens of earlier releases. */
  generation: z.int().min(2).exactOptional(),
  /** The seed of the run. */
  seed: z.int(),
  /** The rule that was broken; without it, all that the scenario is meant to exercise. */
  rule: z.string().nonempty().exactOptional(),
  /** Where fast-check found the steps, from the sequence that it began with. */
  path: z.string().exactOptional(),
  /** The settings of the run, as its generation writes them; what goes wrong on purpose is in the steps. */
  plan: z.record(z.string(), z.unknown()).exactOptional(),
  /** `system`: time passes as on the wall · `skipping`: some of it is skipped on the platform's clock for answers. */
  clock: z.enum(['system', 'skipping']).exactOptional(),
  /** As its generation writes them. */
  steps: z.array(z.unknown()).min(1).exactOptional(),
});

/** What plays one scenario, or just these steps, again as they were. */
export type Replay = z.infer<typeof replay>;

/** A replay token cannot be used. The message says why and what to do. */
export class ReplayTokenError extends ConfigurationError {}

const version = 'r2';
/** A token of this length can still be copied from a terminal; longer steps are in a file only. */
const longest = 4000;

/** Such as `r2.q1YqTk7MS0xPVbJSSs7PzU3MSylW0lEqTk1MAYoYGtUCAA.5e3f9a`. Steps that make it too long are left out. */
export function formatReplayToken({ steps, ...rest }: Replay): string {
  const whole = format({ ...rest, ...(steps && { steps }) });
  return whole.length <= longest ? whole : format(rest);
}

function format(content: Replay): string {
  const body = deflateRawSync(JSON.stringify(content), { level: 9 }).toString('base64url');
  return `${version}.${body}.${checksum(body)}`;
}

/** @throws ReplayTokenError when it is of another version, was copied in part, or is not a token at all */
export function parseReplayToken(token: string): Replay {
  const [given = '', body = '', sum, ...more] = token.trim().split('.');
  if (given !== version && /^r\d+$/.test(given))
    throw new ReplayTokenError(otherVersion(`The replay token "${token}"`, given));
  if (given !== version || body === '' || more.length > 0) {
    throw new ReplayTokenError(
      `"${token}" is not a replay token: expected one that begins with "${version}.", as a report prints it, or a file of REPORT_DIR/counterexamples.`,
    );
  }
  if (sum !== checksum(body)) {
    throw new ReplayTokenError(
      `The replay token "${token}" is damaged: its checksum does not fit. Copy all of it from the report.`,
    );
  }
  return readReplay(
    JSON.parse(inflateRawSync(Buffer.from(body, 'base64url')).toString()),
    `The replay token "${token}"`,
  );
}

/** The content of a file that `formatReplayFile` wrote. @throws ReplayTokenError */
export function parseReplayFile(text: string, file: string): Replay {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ReplayTokenError(`${file} is not a replay file: it is not JSON (${(error as Error).message}).`);
  }
  const { version: given, ...rest } = (content ?? {}) as { version?: unknown };
  if (given === version) return readReplay(rest, file);
  if (typeof given === 'string' && /^r\d+$/.test(given))
    throw new ReplayTokenError(otherVersion(`The replay file ${file}`, given));
  throw new ReplayTokenError(
    `${file} is not a replay file: expected {"version": "${version}", …}, as a run writes it.`,
  );
}

/** The same as a token, for people and programs to read. */
export function formatReplayFile(content: Replay): string {
  return `${JSON.stringify({ version, ...content }, null, 2)}\n`;
}

function readReplay(content: unknown, what: string): Replay {
  return read(content, replay, what);
}

/** A part of a replay that only some releases know. @throws ReplayTokenError */
export function read<T>(content: unknown, schema: z.ZodType<T>, what: string): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ReplayTokenError(
    `${what} holds what this release cannot play: ${issue?.path.join('.') || 'its content'}: ${issue?.message}. Use the release that made it, or run the suites again.`,
  );
}

function otherVersion(what: string, given: string): string {
  return `${what} is of version ${given}, and this release reads ${version}: use the release that made it, or run the suites again.`;
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 6);
}
