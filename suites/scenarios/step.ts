import { z } from 'zod';
import type { DrawnCommand } from '../arbitraries/commands.ts';
import { v2Step, v2StepMembers } from './v2/own.ts';

/** Members are left out, not undefined: what is written to a file is read back the same. */
const command = z.strictObject({
  ...v2StepMembers,
  serviceId: z.string(),
  cmd: z.string(),
  paras: z.record(z.string(), z.unknown()),
  /** What does not fit the product model, in words; absent in a valid command. */
  flaw: z.string().exactOptional(),
  /** Default: the next one that is free. */
  key: z.string().min(1).exactOptional(),
  /** Default: 1. */
  qos: z.union([z.literal(0), z.literal(1)]).exactOptional(),
  /** Padded with white space to this many bytes. */
  bytes: z.int().min(1).exactOptional(),
  /** Not in the plainest form: how, and the text itself, which has the key in it. */
  written: z.strictObject({ form: z.string(), text: z.string() }).exactOptional(),
});

const commands = z.array(command).min(1);
const count = z.int().min(1).max(1_000_000);
const base64 = z.base64();
const milliseconds = z.int().min(1).max(3_600_000);

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('command'), command }),
  /** The same command `n` times, one after another. */
  z.strictObject({ kind: z.literal('commands'), n: count, command }),
  /** All at once. */
  z.strictObject({ kind: z.literal('burst'), commands }),
  /** The second arrives before the first. */
  z.strictObject({ kind: z.literal('exchanged'), first: command, second: command }),
  /** In one write. */
  z.strictObject({ kind: z.literal('joined'), commands }),
  /** Cut at these offsets, or at every byte. */
  z.strictObject({ kind: z.literal('pieces'), command, cuts: z.array(count).exactOptional() }),
  z.strictObject({
    kind: z.literal('probe'),
    ...v2StepMembers,
    what: z.enum(['malformed', 'not-a-command', 'oversized']),
    flaw: z.string(),
    payload: base64,
    key: z.string().min(1).exactOptional(),
  }),
  /** What wants no answer: the bytes of an application's message, or of an event. */
  z.strictObject({ kind: z.literal('said'), what: z.enum(['message', 'event']), payload: base64 }),
  /** The last command that was answered (1), the one before it (2) …, once more, with DUP. */
  z.strictObject({ kind: z.literal('redeliver'), back: count }),
  /** The platform's PUBACK of the answer is held back until the next command was answered. */
  z.strictObject({ kind: z.literal('late-puback'), command }),
  /** Reports are not acknowledged; then the connection is cut. */
  z.strictObject({ kind: z.literal('unacknowledged') }),
  /** `quiet`: nothing is on its way. The others: after a command left, when its PUBACK came, when its answer came. */
  z.strictObject({
    kind: z.literal('cut'),
    when: z.enum(['quiet', 'command-sent', 'command-acknowledged', 'command-answered']),
  }),
  z.strictObject({ kind: z.literal('forbidden-packet'), what: z.string(), bytes: base64 }),
  /** The platform goes away for a while, and comes back. */
  z.strictObject({ kind: z.literal('away') }),
  z.strictObject({ kind: z.literal('take-over') }),
  z.strictObject({ kind: z.literal('refused') }),
  z.strictObject({ kind: z.literal('unavailable') }),
  z.strictObject({ kind: z.literal('bad-certificate'), certificate: z.enum(['unknown-ca', 'expired', 'wrong-host']) }),
  z.strictObject({ kind: z.literal('tls-failure') }),
  z.strictObject({ kind: z.literal('silent') }),
  z.strictObject({ kind: z.literal('idle') }),
  /** The suite tells the adapter to report exactly this. */
  z.strictObject({
    kind: z.literal('report'),
    services: z.array(z.strictObject({ serviceId: z.string(), serviceData: z.record(z.string(), z.unknown()) })).min(1),
  }),
  /** The device itself reports this number of times. */
  z.strictObject({ kind: z.literal('reports'), n: count }),
  /** One command after another, for longer than the device takes between two reports. */
  z.strictObject({ kind: z.literal('busy') }),
  z.strictObject({ kind: z.literal('wait'), ms: milliseconds }),
  z.strictObject({ kind: z.literal('next-key'), key: z.string().min(1) }),
  /** The wait for the answer is over at once on the platform's own clock; then the key is used again. */
  z.strictObject({ kind: z.literal('time-out'), command }),
]);

/** A list of steps. Files and replay tokens hold it as its generation writes it: `written-steps.ts`. */
export const stepList = z.array(step).min(1).max(100_000);

/** One thing that is done to a device, as plain JSON. */
export type Step = z.infer<typeof step>;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
export type StepCommand = z.infer<typeof command>;
export type Steps = readonly Step[];

/** A step, and the sequence number of the entry after which it began. */
export interface BegunStep {
  readonly step: Step;
  readonly from: number;
}

/** Steps that start the device themselves, since they are about what it meets when it starts. */
const starting: ReadonlySet<StepKind> = new Set(['start', 'refused', 'unavailable', 'bad-certificate', 'tls-failure']);

export function startsDevice({ kind }: Step): boolean {
  return starting.has(kind);
}

export function asStepCommand(drawn: DrawnCommand): StepCommand {
  const { serviceId, cmd, paras, flaw } = drawn;
  return { ...v2Step(drawn), serviceId, cmd, paras: { ...paras }, ...(flaw !== undefined && { flaw }) };
}

/** The commands that a step sends, in their order. */
export function commandsOf(step: Step): readonly StepCommand[] {
  switch (step.kind) {
    case 'command':
    case 'pieces':
    case 'late-puback':
    case 'time-out':
      return [step.command];
    case 'commands':
      return Array.from({ length: step.n }, () => step.command);
    case 'burst':
    case 'joined':
      return step.commands;
    case 'exchanged':
      return [step.first, step.second];
    default:
      return [];
  }
}
