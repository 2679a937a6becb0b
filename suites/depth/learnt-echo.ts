import { repeats } from '../rules/folds/repeats.ts';
import type { Entry } from '../rules/rule.ts';
import { saysSuccess } from './count-commands.ts';

type Answer = Entry<'command-answered'>;

/** What the answers to a command show of whether it repeats its parameters. */
export interface LearntEcho {
  /** Answers that repeat them. */
  readonly repeated: number;
  readonly differing: readonly Answer[];
}

/** So many answers, each to other parameters, repeat them by no chance. */
const enough = 8;
/** And so great a part of all: a device that now and then answers with what it was told is no echo. */
const most = 0.8;

/** Undefined where the device does not repeat the parameters of this command, or too little was seen. Answers with an error count for nothing. */
export function learntEcho(name: string, entries: readonly Entry[]): LearntEcho | undefined {
  const answers = entries.filter(
    (entry): entry is Answer =>
      entry.type === 'command-answered' &&
      `${entry.serviceId}/${entry.cmd}` === name &&
      entry.fit === 'valid' &&
      saysSuccess(entry) &&
      Object.keys(entry.paras).length > 0,
  );
  const isRepeated = ({ body, paras }: Answer) => repeats(body ?? {}, paras);
  const repeated = answers.filter(isRepeated);
  const contents = new Set(repeated.map(({ paras }) => JSON.stringify(paras)));
  if (contents.size < enough || repeated.length < answers.length * most) return undefined;
  return { repeated: repeated.length, differing: answers.filter((answer) => !isRepeated(answer)) };
}

/** The first parameter that came back otherwise, in words. */
export function differenceIn({ paras, body }: Answer): string {
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  for (const [name, value] of Object.entries(paras)) {
    const actual = Object.hasOwn(members, name) ? members[name] : undefined;
    if (repeats({ [name]: actual }, { [name]: value })) continue;
    return `${name} was ${inWords(value)}, and came back as ${inWords(actual)}`;
  }
  return 'its body is another one';
}

/** A text of so many bytes is told in full. */
const short = 24;

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'string' || Buffer.byteLength(value) <= short) return JSON.stringify(value);
  return `a text of ${Buffer.byteLength(value)} bytes`;
}
