import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import { quote } from '../../../mock-platform/protocol/quote.ts';
import { howItEnded } from '../how-it-ended.ts';
import type { Bench, Entry, Rule, Violation } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';
import { severalFlaws } from './flaw-of.ts';
import type { CommandFailure } from './follow-commands.ts';
import { type Harm, type Upset, upsetBy } from './outstanding-upsets.ts';
import { familyOf, titleOf, wordFor } from './request-families.ts';
import { allRequests, type Requests } from './requests.ts';
import { trials } from './trials.ts';

/** Whether what may have harmed the device is what a rule is about: the oldest of all that was sent since it answered. */
export type About = (oldest: Harm, all: readonly Harm[]) => boolean;

/** Under these it is the key that tells a right answer. */
const aboutKeys: ReadonlySet<Circumstance> = new Set(['burst', 'mid']);

/**
 * The judge of a rule that says: valid commands under this circumstance are answered. It counts them, and takes the
 * failures that it causes, or one of the others.
 */
export function answersWhen(circumstance: Circumstance, ...others: readonly Circumstance[]): Rule['judge'] {
  return requestsWhen(allRequests, circumstance, ...others);
}

/** The same of some requests only. */
export function requestsWhen(
  requests: Requests,
  circumstance: Circumstance,
  ...others: readonly Circumstance[]
): Rule['judge'] {
  return (bench) =>
    requests.follow(bench, {
      answered({ command, circumstances, otherwise }) {
        if (otherwise === 'key' && aboutKeys.has(circumstance)) return;
        if (command.fit === 'valid' && circumstances.includes(circumstance)) bench.exercised();
      },
      failed: failureUnder([circumstance, ...others], bench),
    });
}

/** The same where the circumstance is something that may have harmed the device. */
export function answersAfter(requests: Requests, upset: Upset, isAbout: About): Rule['judge'] {
  return (bench) =>
    requests.follow(bench, {
      answered({ command, upsets = [] }) {
        const isHarm = (harm: Harm) => upsetBy(harm) === upset && isAbout(harm, upsets);
        if (command.fit === 'valid' && upsets.some(isHarm)) bench.exercised();
      },
      failed: failureUnder([upset], bench, isAbout),
    });
}

/** The same for a rule that counts the good cases itself. */
export function failuresWhen(...circumstances: readonly Circumstance[]): Rule['judge'] {
  return requestFailuresWhen(allRequests, ...circumstances);
}

export function requestFailuresWhen(requests: Requests, ...circumstances: readonly Circumstance[]): Rule['judge'] {
  return (bench) => requests.follow(bench, { failed: failureUnder(circumstances, bench) });
}

function failureUnder(
  blamed: readonly Circumstance[],
  { exercised, broken }: Pick<Bench, 'exercised' | 'broken'>,
  isAbout: About = () => true,
) {
  return (failure: CommandFailure) => {
    const [first = 'ordinary'] = failure.circumstances;
    if (failure.command.fit !== 'valid' || !blamed.includes(first)) return undefined;
    const { upsets = [] } = failure;
    if (upsets[0] && !isAbout(upsets[0], upsets)) return undefined;
    exercised();
    return broken(describeFailure(failure));
  };
}

/** What the device did instead of answering. */
export function describeFailure(failure: CommandFailure): Violation {
  const { command, kind, strays, misplaced = [], evidence, shownBy, companions, remedy } = failure;
  const { key, waitMs, paras } = command;
  const dialect = dialectOf(command);
  const { keyName } = dialect;
  // Its own repetitions are none of those that it may be mixed up with.
  const others =
    companions === 0 || remedy
      ? []
      : [companions === 1 ? 'with 1 other in flight' : `with ${companions} others in flight`];
  const what = [`${titleOf(command)} with ${keyName} ${key}`, ...situationOf(failure), ...others].join(', ');
  if (kind === 'garbled') {
    return {
      message: `It answered ${what}, with other content.`,
      expected: dialect.echoOf(JSON.stringify(paras)),
      actual: (shownBy.type === 'command-answered' && JSON.stringify(shownBy.body)) || 'none',
      evidence,
    };
  }
  const expected = `${dialect.response} with ${keyName} ${key} within ${Math.round(waitMs)} ms`;
  if (kind === 'dropped') {
    const message = `It closed the connection instead of answering ${what}.`;
    return { message, expected, actual: 'the connection closed', evidence };
  }
  if (kind === 'crashed') {
    const actual =
      shownBy.type === 'device-exited'
        ? `it ${howItEnded(shownBy, { at: command.at, what: 'the command' })}`
        : 'its end';
    return { message: `It ended instead of answering ${what}.`, expected, actual, evidence };
  }
  const sent = strays.map((stray) => dialect.sentKey(stray));
  const isOfBefore = sent.some((one) => one !== undefined && String(one) === failure.before?.key);
  const mistaken = sent.map((one) => dialect.mistakenKey(key, one)).find(Boolean);
  const ofKey = mistaken ?? (isOfBefore ? `the ${keyName} of the command before` : undefined);
  const nearMiss = ofKey ?? misplaced.map((entry) => nearMissOf(entry, command)).find(Boolean);
  const places = new Set(misplaced.map(({ topic }) => `one on ${quote(topic, 200)}`));
  const instead = [...strays.map((stray) => answerInstead(stray, command)), ...places];
  const actual = instead.length > 0 ? `no answer, but ${instead.slice(0, 3).join(', ')}` : 'no answer';
  const message = remedy
    ? `It did not answer ${what}. It answers ${trials[remedy].words}.`
    : `It did not answer ${what}.`;
  return { message, expected, actual, ...(nearMiss && { nearMiss }), evidence };
}

/** What came in place of the answer, in words. */
function answerInstead(stray: Entry<'response-unmatched'>, command: Entry<'command-sent'>): string {
  const { keyName, sentKey } = dialectOf(stray);
  const sent = sentKey(stray);
  const [family, asked] = [familyOf(stray), familyOf(command)];
  const one = sent === undefined ? `one without ${keyName}` : `one with ${keyName} ${sent}`;
  return family === asked ? one : `${one} as an answer to a ${wordFor(family)}`;
}

/** What is wrong with an answer in the wrong place. */
function nearMissOf(entry: Entry<'published'>, command: Entry<'command-sent'>): string | undefined {
  const { keyName, misplacedAnswer } = dialectOf(command);
  const ofTopic = misplacedAnswer?.(entry)?.nearMiss;
  const isInside = !entry.topic.includes(command.key) && Buffer.from(entry.payload).includes(command.key);
  return isInside ? [ofTopic, `the ${keyName} stands in the message`].filter(Boolean).join(', ') : ofTopic;
}

/** What was special about the command, in words. */
function situationOf({ command, circumstances: [first], upsets = [] }: CommandFailure): string[] {
  const harm = upsets.length > 0 ? severalFlaws(upsets) : undefined;
  const form = `written with ${command.form}`;
  const isPlain = command.payload.every((byte) => byte < 0x80);
  const text = isPlain ? 'with escaped characters' : 'with characters beyond plain ASCII';
  const words: Partial<Record<Circumstance, string>> = {
    unsubscribed: 'before it had subscribed to the like',
    pieces: 'sent in pieces',
    joined: 'sent in one piece with others',
    reconnected: 'after it came back',
    'forbidden-packet': `after ${harm ?? 'bytes that MQTT forbids'}`,
    oversized: `after ${harm ?? 'a command longer than it declares'}`,
    malformed: `after ${harm ?? 'something that is not a valid command'}`,
    message: `after ${harm ?? 'a message'}`,
    event: `after ${harm ?? 'an event'}`,
    qos: `sent at QoS ${command.qos}`,
    size: `of ${command.payload.length} bytes`,
    long: `of ${command.payload.length} bytes`,
    text: [text, ...(command.form === undefined || command.form === 'plain' ? [] : [form])].join(', '),
    ...(command.form !== undefined && command.form !== 'plain' && { form }),
    'mid-again': 'which was answered before',
    'mid-lower': 'lower than the one before',
    'content-twice': 'equal to one that it has answered',
    'content-again': 'equal to one that it has answered',
  };
  const situation = first && words[first];
  return situation ? [situation] : [];
}
