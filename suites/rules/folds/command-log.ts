import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { DeviceDeclared, Stage } from '../harness-events.ts';
import type { Entry } from '../rule.ts';
import { Experience, type Feature, lengthOf, shortBytes } from './experience.ts';
import { type Harm, OutstandingUpsets, upsetBy } from './outstanding-upsets.ts';
import { familyOf } from './request-families.ts';

/**
 * What was special about a command. One that fails is blamed on the first of these that holds and that nothing has refuted,
 * so that one fault of a device names one rule.
 */
export const circumstances = [
  /** It was answered, in the place where another kind of request is answered. */
  'elsewhere',
  /** It came before the device had subscribed to the like, which it did afterwards. */
  'unsubscribed',
  /** The device has not answered a valid command yet, or fails by chance: nothing more can be told apart. */
  'unproven',
  /** What came instead of the answer bears what an overflow makes of its mid. */
  'overflow',
  /** It is the first since bytes that MQTT forbids, */
  'forbidden-packet',
  /** since a command above the declared size, */
  'oversized',
  /** since something that is not a valid command. Of several, what was sent first comes first. */
  'malformed',
  /** since a message of an application, */
  'message',
  /** or since an event. */
  'event',
  /** It is longer than any that was answered, and plainly written; or not shorter than one that failed for its length. */
  'size',
  /** It is the first with characters beyond ASCII, or with escapes. */
  'text',
  /** It left in pieces, */
  'pieces',
  /** or in one write with others. */
  'joined',
  /** The device has come back, and has not answered on this connection yet. */
  'reconnected',
  /** None at this QoS was answered so far, or none after one at the other. */
  'qos',
  /** It was one of many at once. */
  'burst',
  /** It was written otherwise than in the plainest form. */
  'form',
  /** Its mid was answered before, */
  'mid-again',
  /** or is lower than the one before; none like that was answered. */
  'mid-lower',
  /** One with the same content and another key was answered before; none like that was. */
  'content-again',
  /** Its mid is one at which numbers overflow. */
  'mid',
  /** It is long and has special characters, both for the first time. */
  'unclear',
  /** It is nearly as long as the device declares. */
  'long',
  'ordinary',
] as const;
export type Circumstance = (typeof circumstances)[number];

/** Each of them once, in order of precedence. */
export function inOrder(some: readonly Circumstance[]): Circumstance[] {
  return circumstances.filter((circumstance) => some.includes(circumstance));
}

/** A command that waits for its answer. */
export interface Pending {
  readonly command: Entry<'command-sent'>;
  /** What it asked of the device when it was sent. */
  readonly features: readonly Feature[];
  /** When it was sent. */
  readonly stages: ReadonlySet<Stage>;
  /** The one that was sent before it. */
  readonly before: Entry<'command-sent'> | undefined;
  /** Commands that waited at the same time. */
  readonly companions: Set<Entry<'command-sent'>>;
  /** Mids of answers to nothing that came while it waited. */
  readonly strays: Entry<'response-unmatched'>[];
  /** A subscription that the device made since then would have brought it. */
  subscribedSince: boolean;
  /** Nothing can be concluded from silence. */
  excused: boolean;
  /** The device had not answered anything when it was sent, nor since what was sent just before it, and waited with it. */
  untried: boolean;
  /** Since the device was started, it had been sent ordinary commands only, and had answered each. */
  readonly isInPlainRow: boolean;
  failed: boolean;
}

type Filter = Entry<'subscribed'>['filters'][number];
/** What a SUBACK grants that grants nothing. */
const refused = 0x80;

const staged = ['pieces', 'joined', 'burst'] as const;
const ofQos = ['qos-0', 'qos-1', 'qos-turn'] as const;
/** What comes before, and what behind, all that may have harmed the device. */
const precedence = { first: circumstances.slice(0, 4), last: circumstances.slice(4) };
const specialText: readonly Feature[] = ['non-ascii', 'escapes', 'unicode-escapes'];

/** What a journal has shown of one device and its commands so far. */
export class CommandLog {
  readonly pending = new Map<string, Pending>();
  readonly stages = new Set<Stage>();
  /** Commands whose waits were cut short, by their keys: an answer that comes after that is none too late. */
  readonly hurried = new Map<string, Pending>();
  readonly upsets = new OutstandingUpsets();
  readonly experience = new Experience();
  declared: DeviceDeclared | undefined;
  /** The latest command whose connection was lost. */
  lost: Pending | undefined;
  /** The latest command that was sent. */
  before: Entry<'command-sent'> | undefined;
  /** The device was asked to stop, or has ended. */
  leaving = false;
  /** Length of the shortest command that seems to have been too long, in bytes. */
  tooLong = Number.POSITIVE_INFINITY;
  /** A command with special characters failed, and no other cause is in sight. */
  suspectsText = false;
  /** Since it was started anew, the device has been sent ordinary commands only, and has answered each. */
  isPlainRow = false;
  /** What the device has subscribed to on each connection. */
  readonly #subscriptions = new Map<number, Filter[]>();
  /** Stages on which some command was answered. */
  readonly #managed = new Set<Stage>();

  restarted(): void {
    this.leaving = false;
    // In its first life it has not shown yet how it answers.
    this.isPlainRow = !this.experience.isEmpty;
    this.experience.forgetSessions();
    this.hurried.clear();
    this.upsets.clear();
  }

  subscribed({ connection, filters }: Entry<'subscribed'>): void {
    const granted = filters.filter((filter) => filter.granted < refused);
    this.#subscriptions.set(connection, [...(this.#subscriptions.get(connection) ?? []), ...granted]);
    for (const pending of this.#waiting(connection)) pending.subscribedSince ||= broughtBy(granted, pending.command);
  }

  closed(connection: number): void {
    this.#subscriptions.delete(connection);
  }

  /** Has it come without a subscription, where that may be? */
  isUnsubscribed(command: Entry<'command-sent'>): boolean {
    if (!dialectOf(command).brings) return false;
    return !broughtBy(this.#subscriptions.get(command.connection) ?? [], command);
  }

  /** The device was sent something that may harm it. */
  upset(harm: Harm): void {
    this.upsets.add(harm);
    this.isPlainRow = false;
  }

  /** Returns what may have harmed the device before the command, and has not. */
  answered({ command, features, stages }: Pending): readonly Harm[] {
    this.lost = undefined;
    if (command.fit !== 'valid') return [];
    for (const other of this.pending.values()) {
      if (other.companions.has(command) && command.seq < other.command.seq) other.untried = false;
    }
    this.experience.learn(command, features);
    for (const stage of stages) this.#managed.add(stage);
    if (command.payload.length >= this.tooLong) this.tooLong = Number.POSITIVE_INFINITY;
    return this.upsets.survivedBefore(command.seq);
  }

  /** The answer to a command came when its wait was over. What it shows of the device counts if the wait was cut short. */
  cameLate(key: string): void {
    const pending = this.hurried.get(key);
    this.hurried.delete(key);
    if (pending?.command.fit === 'valid') this.experience.learn(pending.command, pending.features);
  }

  /** Excuses the commands that wait, or those of one connection. */
  excuse(connection?: number): void {
    for (const waiting of this.#waiting(connection)) waiting.excused = true;
  }

  /** The latest command that waited on a connection, or on any. */
  latest(connection?: number): Pending | undefined {
    return this.#waiting(connection)
      .sort((a, b) => a.command.seq - b.command.seq)
      .at(-1);
  }

  /** Has something come, while nothing else waited, that is the answer to nothing else? */
  isAnsweredOtherwise({ strays, companions }: Pending): boolean {
    const probed = new Set(this.upsets.list.flatMap((harm) => ('key' in harm ? [harm.key] : [])));
    const isItsAnswer = (stray: Entry<'response-unmatched'>) => {
      const { sentKey, meantKey } = dialectOf(stray);
      return sentKey(stray) !== undefined && !probed.has(meantKey(stray));
    };
    return companions.size === 0 && strays.some(isItsAnswer);
  }

  /** Has it special characters of a kind that was in no command that was answered? */
  isStrange(features: readonly Feature[]): boolean {
    return features.some((feature) => specialText.includes(feature) && this.experience.lacks(feature));
  }

  #waiting(connection?: number): Pending[] {
    return [...this.pending.values(), ...(this.lost ? [this.lost] : [])].filter(
      ({ command }) => connection === undefined || command.connection === connection,
    );
  }

  /** In order of precedence, never empty. Of what may have harmed the device, only that counts which was sent before `until`. */
  circumstancesOf(pending: Pending, until = Number.POSITIVE_INFINITY): Circumstance[] {
    const { command, features, stages, strays, untried } = pending;
    const { key, connection, payload } = command;
    const dialect = dialectOf(command);
    const { experience } = this;
    const upsets = new Set(this.upsets.list.filter(({ seq }) => seq < until).map(upsetBy));
    const { maxCommandBytes = Number.POSITIVE_INFINITY } = this.declared ?? {};
    const lacking = features.filter((feature) => experience.lacks(feature));
    const onStage = staged.filter((stage) => stages.has(stage));
    const isPlain = !isRewritten(command) && onStage.length === 0;
    const fits = payload.length <= maxCommandBytes;
    const isLonger = isPlain && experience.isLonger(command, maxCommandBytes) && fits;
    const isLongest = isPlain && fits && isLongerThan(command, experience);
    // A stage on which nothing was answered yet is the likelier cause.
    const isStrange =
      this.isStrange(features) && (this.suspectsText || onStage.every((stage) => this.#managed.has(stage)));
    // An answer shows that it can do without a subscription; of silence another cause is likelier, unless it made one.
    const isAnswered = until !== Number.POSITIVE_INFINITY;
    const isUnsubscribed = features.includes('unsubscribed');
    const holds: Partial<Record<Circumstance, boolean>> = {
      elsewhere: strays.some((stray) => stray.key === key && familyOf(stray) !== familyOf(command)),
      unsubscribed: isUnsubscribed && (isAnswered || (pending.subscribedSince && experience.lacks('unsubscribed'))),
      unproven: experience.isEmpty || untried,
      overflow: strays.some((stray) => dialect.mistakenKey(key, dialect.sentKey(stray)) !== undefined),
      size: (payload.length >= this.tooLong && fits) || (isLongest && !isStrange),
      text: isStrange && !isLonger,
      pieces: stages.has('pieces'),
      joined: stages.has('joined'),
      reconnected: experience.connections.size > 0 && !experience.connections.has(connection),
      qos: !experience.isEmpty && lacking.length > 0 && ofQos.some((qos) => lacking.includes(qos)),
      burst: stages.has('burst'),
      form: isRewritten(command),
      'mid-again': lacking.includes('used-mid'),
      'mid-lower': lacking.includes('lower-mid'),
      'content-again': lacking.includes('used-content') || lacking.includes('same-content'),
      mid: dialect.isBoundaryKey(key),
      unclear: isStrange && isLonger,
      long: payload.length <= maxCommandBytes && payload.length > Math.max(maxCommandBytes * 0.75, shortBytes),
      ordinary: true,
    };
    // What it answers with another key, it has read.
    if (!isAnswered && !holds.elsewhere && !holds.unproven && !holds.overflow && this.isAnsweredOtherwise(pending)) {
      return [dialect.hasTellingKeys ? 'overflow' : 'ordinary'];
    }
    const held = (circumstance: Circumstance) => holds[circumstance] === true;
    const telling: Circumstance[] = dialect.hasTellingKeys && !holds.elsewhere && holds.overflow ? ['overflow'] : [];
    const first = precedence.first.filter((circumstance) => held(circumstance) && !telling.includes(circumstance));
    return [...telling, ...first, ...upsets, ...precedence.last.filter(held)];
  }
}

function broughtBy(filters: readonly Filter[], command: Entry<'command-sent'>): boolean {
  const dialect = dialectOf(command);
  return filters.some((filter) => dialect.brings?.(filter, command));
}

/** Of one that was padded, the digits of its mid count, too: it was made as long as another one. */
export function isLongerThan(command: Entry<'command-sent'>, { longest, longestPayload }: Experience): boolean {
  return lengthOf(command) > longest || (isPadded(command) && command.payload.length > longestPayload);
}

/** Padding to a number of bytes is about size, not about form. */
function isRewritten(command: Entry<'command-sent'>): boolean {
  return command.form !== undefined && command.form !== 'plain' && !isPadded(command);
}

function isPadded({ form }: Entry<'command-sent'>): boolean {
  return form !== undefined && /\bbytes\b/.test(form);
}
