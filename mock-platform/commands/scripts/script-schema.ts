import { z } from 'zod';
import { nearestName } from '../../user-files/edit-distance.ts';
import { advised, members } from '../../user-files/members.ts';
import { flawsOf } from './conditions.ts';
import { duration } from './duration.ts';
import { ownMembers } from './own-members.ts';
import type { ScriptStage } from './script-stage.ts';
import { secondActions } from './second-actions.ts';
import { builtIn, referencesIn, savedIn } from './variables.ts';

const text = z.string('a text').min(1, 'a text');
const object = (what: string) => z.record(z.string(), z.unknown(), what);
const hex = z
  .string('bytes in hexadecimal, such as "7b 22"')
  .regex(/^(?:\s*[\da-fA-F]{2})+\s*$/, 'bytes in hexadecimal, such as "7b 22"');
const qos = z.union([z.literal(0), z.literal(1)], '0 or 1');

/** What an event has to look like. */
const pattern = object('an object of conditions').check(({ value, issues }) => {
  for (const { path, expected } of flawsOf(value)) {
    issues.push({ code: 'custom', path: [...path], message: expected, input: value });
  }
});

/** An object of which exactly one member has to be there. */
function oneOf<const Shape extends z.core.$ZodLooseShape>(shape: Shape, besides: readonly string[] = []) {
  const names = Object.keys(shape).filter((name) => !besides.includes(name));
  return members(shape).check(({ value, issues }) => {
    // A member that is not known is complaint enough.
    if (issues.length > 0) return;
    const given = names.filter((name) => (value as Record<string, unknown>)[name] !== undefined);
    if (given.length === 1) return;
    const advice = given.length === 0 ? 'Add it.' : 'Take the others apart.';
    const message = advised(`exactly one of ${names.join(', ')}`, advice);
    issues.push({ code: 'custom', path: [], message, input: value });
  });
}

const plainEvents = ['connected', 'subscribed', 'gone'] as const;
const happening = {
  /** The device is on line. */
  connected: z.literal(true, 'true').optional(),
  /** It has subscribed to its command topic. */
  subscribed: z.literal(true, 'true').optional(),
  /** Its connection has ended. */
  gone: z.literal(true, 'true').optional(),
  /** A service of a report: serviceId, serviceData, eventTime. */
  report: pattern.optional(),
  /** The answer to a request: key (or mid), serviceId, cmd, paras, errcode, body, latencyMs. */
  response: pattern.optional(),
  /** What a device of generation 2 says of its own accord: its value, where that is JSON. */
  message: pattern.optional(),
  /** An event of a device of generation 2: serviceId, eventType, paras, eventTime, eventId. */
  event: pattern.optional(),
};
const inWords = (value: unknown) => (plainEvents.some((name) => name === value) ? { [String(value)]: true } : value);

const trigger = z.preprocess(inWords, oneOf({ ...happening, every: duration.optional() }));

const errcode = z.union([z.int(), pattern], 'a whole number, or conditions');
const answer = members({
  within: duration.optional(),
  /** What is expected to become of the command. Default: `answered`. */
  outcome: z
    .enum(
      ['answered', 'timed-out', 'offline', 'not-subscribed', 'connection-lost'],
      'answered, timed-out, offline, not-subscribed or connection-lost',
    )
    .default('answered'),
  errcode: errcode.optional(),
  body: pattern.optional(),
});

const send = members({
  serviceId: text,
  cmd: text,
  paras: z.union([object('an object of parameters'), text], 'an object of parameters').default({}),
  key: text.optional(),
  qos: qos.optional(),
  ...ownMembers,
  expect: answer.optional(),
});

const payload = {
  text: z.string('a text').optional(),
  hex: hex.optional(),
  flaw: text.default('malformed on purpose'),
};
const returnCode = 'a CONNACK return code from 1 to 5';
const count = z
  .int('a whole number from 1 to 1000000')
  .min(1, 'a whole number from 1 to 1000000')
  .max(1_000_000, 'a whole number from 1 to 1000000');

/** In TypeScript, a step may be a function. */
export type ScriptFunction = (stage: ScriptStage) => unknown;

const simpleActions = {
  /** A command. */
  send: send.optional(),
  ...secondActions(answer),
  /** Something on the command topic that is not a command. */
  malformed: oneOf({ ...payload, qos: qos.optional() }, ['flaw', 'qos']).optional(),
  /** Bytes that need be no MQTT. */
  bytes: members({ hex, flaw: text.default('bytes of a script') }).optional(),
  /** Ends the connection without a word; the text is the reason. */
  cut: z.union([z.literal(true), text], 'true, or a reason').optional(),
  /** Answers the device's next CONNECTs with a return code. */
  refuse: members({
    returnCode: z.int(returnCode).min(1, returnCode).max(5, returnCode),
    times: count.default(1),
    reason: text.default('refused on purpose'),
  }).optional(),
  /** Holds back every packet to the device for so long. */
  delay: members({ by: duration, for: duration.optional() }).optional(),
  /** Closes all ports, and opens them again. */
  restart: members({ for: duration }).optional(),
  wait: duration.optional(),
  expect: oneOf({ ...happening, within: duration }, ['within']).optional(),
};

function steps<T extends z.ZodType>(step: T) {
  return z.array(step, 'a list of steps').min(1, 'at least one step');
}

const repeat = members({ times: count, every: duration.optional(), do: steps(byKind(oneOf(simpleActions))) });
const action = oneOf({ ...simpleActions, repeat: repeat.optional() });

/** Not a union: its messages would tell of both sides. */
function byKind<T extends z.ZodType>(object: T) {
  const either = z.unknown().transform((value, context): z.output<T> | ScriptFunction => {
    if (typeof value === 'function') return value as ScriptFunction;
    const { data, error } = object.safeParse(value);
    for (const issue of error?.issues ?? []) context.issues.push({ ...issue, input: value } as never);
    return error ? z.NEVER : (data as z.output<T>);
  });
  return either as unknown as z.ZodType<z.output<T> | ScriptFunction, z.input<T> | ScriptFunction>;
}

const reaction = members({
  on: trigger,
  /** How often, for each device. Default: whenever it happens. */
  times: count.optional(),
  do: steps(byKind(action)),
});

const script = members({
  /** Default: the name of the file. */
  name: text.optional(),
  /** deviceId or nodeId. Default: every device, each with its own variables. */
  device: text.optional(),
  variables: object('an object of variables').default({}),
  reactions: z.array(reaction, 'a list of reactions').min(1, 'at least one reaction'),
});

export const scriptSchema = script.check(({ value, issues }) => {
  const known = [...builtIn, ...Object.keys(value.variables), ...savedIn(value.reactions)];
  for (const { name, path } of referencesIn(value.reactions, ['reactions'])) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    const advice = near ? `Did you mean $${near}?` : 'Add it to variables, or save it from a message.';
    issues.push({
      code: 'custom',
      path: [...path],
      message: advised('a variable that is known', advice),
      input: value,
    });
  }
});

/** A command script, as a file or a TypeScript module has it: `export default { … } satisfies Script`. */
export type Script = z.input<typeof scriptSchema>;
/** A command script after reading, with its defaults filled in. */
export type ParsedScript = z.output<typeof scriptSchema>;
export type ParsedReaction = ParsedScript['reactions'][number];
export type ParsedAction = Exclude<ParsedReaction['do'][number], ScriptFunction>;
export type Happening = Pick<NonNullable<ParsedAction['expect']>, keyof typeof happening>;
export type ExpectedAnswer = NonNullable<NonNullable<ParsedAction['send']>['expect']>;
