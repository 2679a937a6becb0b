import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import { howItEnded } from '../how-it-ended.ts';
import type { Bench, Rule, Violation } from '../rule.ts';
import type { Circumstance } from './command-log.ts';
import { severalFlaws } from './flaw-of.ts';
import { type CommandFailure, followCommands } from './follow-commands.ts';
import { trials } from './trials.ts';

/**
 * The judge of a rule that says: valid commands under this circumstance are answered. It counts them, and takes the
 * failures that it causes, or one of the others.
 */
export function answersWhen(circumstance: Circumstance, ...others: readonly Circumstance[]): Rule['judge'] {
  return ({ exercised, broken, follow }) =>
    follow(followCommands, {
      answered({ command, circumstances }) {
        if (command.fit === 'valid' && circumstances.includes(circumstance)) exercised();
      },
      failed: failureUnder([circumstance, ...others], { exercised, broken }),
    });
}

/** The same for a rule that counts the good cases itself. */
export function failuresWhen(...circumstances: readonly Circumstance[]): Rule['judge'] {
  return (bench) => bench.follow(followCommands, { failed: failureUnder(circumstances, bench) });
}

function failureUnder(blamed: readonly Circumstance[], { exercised, broken }: Pick<Bench, 'exercised' | 'broken'>) {
  return (failure: CommandFailure) => {
    const [first = 'ordinary'] = failure.circumstances;
    if (failure.command.fit !== 'valid' || !blamed.includes(first)) return undefined;
    exercised();
    return broken(describeFailure(failure));
  };
}

/** What the device did instead of answering. */
export function describeFailure(failure: CommandFailure): Violation {
  const { command, kind, strays, evidence, shownBy, companions, remedy } = failure;
  const { serviceId, cmd, key, waitMs, paras } = command;
  const dialect = dialectOf(command);
  const { keyName } = dialect;
  // Its own repetitions are none of those that it may be mixed up with.
  const others =
    companions === 0 || remedy ? [] : [`with ${companions === 1 ? '1 other' : `${companions} others`} in flight`];
  const what = [`${serviceId}/${cmd} with ${keyName} ${key}`, ...situationOf(failure), ...others].join(', ');
  if (kind === 'garbled') {
    return {
      message: `It answered ${what}, with other content.`,
      expected: `a body that repeats ${JSON.stringify(paras)}`,
      actual: (shownBy.type === 'command-answered' && JSON.stringify(shownBy.body)) || 'no body',
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
  const nearMiss = mistaken ?? (isOfBefore ? `the ${keyName} of the command before` : undefined);
  const instead = sent.map((one) => (one === undefined ? `one without ${keyName}` : `one with ${keyName} ${one}`));
  const actual = instead.length > 0 ? `no answer, but ${instead.slice(0, 3).join(', ')}` : 'no answer';
  const does = remedy ? ` It answers ${trials[remedy].words}.` : '';
  return { message: `It did not answer ${what}.${does}`, expected, actual, ...(nearMiss && { nearMiss }), evidence };
}

/** What was special about the command, in words. */
function situationOf({ command, circumstances: [first], upsets = [] }: CommandFailure): string[] {
  const harm = upsets.length > 0 ? severalFlaws(upsets) : undefined;
  const form = `written with ${command.form}`;
  const isPlain = command.payload.every((byte) => byte < 0x80);
  const text = isPlain ? 'with escaped characters' : 'with characters beyond plain ASCII';
  const words: Partial<Record<Circumstance, string>> = {
    pieces: 'sent in pieces',
    joined: 'sent in one piece with others',
    reconnected: 'after it came back',
    'forbidden-packet': `after ${harm ?? 'bytes that MQTT forbids'}`,
    oversized: `after ${harm ?? 'a command longer than it declares'}`,
    malformed: `after ${harm ?? 'something that is not a valid command'}`,
    qos: `sent at QoS ${command.qos}`,
    size: `of ${command.payload.length} bytes`,
    long: `of ${command.payload.length} bytes`,
    text: [text, ...(command.form === undefined || command.form === 'plain' ? [] : [form])].join(', '),
    ...(command.form !== undefined && command.form !== 'plain' && { form }),
    'mid-again': 'which was answered before',
    'mid-lower': 'lower than the one before',
  };
  const situation = first && words[first];
  return situation ? [situation] : [];
}
