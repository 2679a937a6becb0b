import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { DeviceDeclared, Stage } from '../harness-events.ts';
import type { Entry } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';
import { Experience, type Feature, lengthOf, shortBytes } from './experience.ts';
import { MistakenKeys } from './mistaken-keys.ts';
import { type Harm, OutstandingUpsets, upsetBy } from './outstanding-upsets.ts';
import type { Pending } from './pending.ts';
import { familyOf } from './request-families.ts';

/** So much of what was meant as an answer to a command is told. */
const shown = 3;

type Filter = Entry<'subscribed'>['filters'][number];
/** What a SUBACK grants that grants nothing. */
const refused = 0x80;

const staged = ['pieces', 'joined', 'burst'] as const;
const ofQos = ['qos-0', 'qos-1', 'qos-turn'] as const;
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
  /** The latest command that was sent in this life of the device. */
  before: Entry<'command-sent'> | undefined;
  /** The device was asked to stop, or has ended. */
  leaving = false;
  /** Length of the shortest command that seems to have been too long, in bytes. */
  tooLong = Number.POSITIVE_INFINITY;
  /** A command with special characters failed, and no other cause is in sight. */
  suspectsText = false;
  /** Since it was started anew, the device has been sent ordinary commands only, and has answered each. */
  isPlainRow = false;
  readonly mistakenKeys = new MistakenKeys();
  /** Since it was started anew, the device has been sent something beside commands. */
  wasUpset = false;
  /** What the device has subscribed to on each connection. */
  readonly #subscriptions = new Map<number, Filter[]>();
  /** Stages on which some command was answered. */
  readonly #managed = new Set<Stage>();

  restarted(): void {
    this.leaving = false;
    this.before = undefined;
    this.wasUpset = false;
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
    this.wasUpset = true;
    this.isPlainRow = false;
  }

  /** Returns what may have harmed the device before the command, and has not. */
  answered({ command, features, stages }: Pending): readonly Harm[] {
    this.lost = undefined;
    if (command.fit !== 'valid') {
      this.experience.heard(command);
      return [];
    }
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

  /** The device published where the platform may not look for answers. */
  published(entry: Entry<'published'>): void {
    const [first] = this.pending.values();
    const found = first && dialectOf(first.command).misplacedAnswer?.(entry);
    if (!found) return;
    for (const { command, misplaced } of this.pending.values()) {
      if ((found.family ?? familyOf(command)) !== familyOf(command) || misplaced.length >= shown) continue;
      misplaced.push(entry);
    }
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

  /** Has an answer without a key come, where nothing else waited, from a device that is known to answer with other keys? */
  #isAnsweredWithoutKey({ command, strays, misplaced, companions }: Pending): boolean {
    if (!this.mistakenKeys.areUsed || companions.size > 0) return false;
    const isKeyless = (stray: Entry<'response-unmatched'>) => dialectOf(stray).sentKey(stray) === undefined;
    return strays.some(isKeyless) || misplaced.some(({ topic }) => !topic.includes(command.key));
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
    const { list } = this.upsets;
    const upsets = list.length > 0 ? new Set(list.filter(({ seq }) => seq < until).map(upsetBy)) : [];
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
    const isElsewhere = strays.some((stray) => stray.key === key && familyOf(stray) !== familyOf(command));
    const isUnproven = experience.isEmpty || untried;
    // Of one that answers with any key, some is that of an overflow by chance, where keys are numbers.
    const overflows =
      (dialect.hasTellingKeys || !this.mistakenKeys.areUsed) &&
      strays.some((stray) => dialect.mistakenKey(key, dialect.sentKey(stray)) !== undefined);
    // What it answers with another key, it has read.
    if (!isAnswered && !isElsewhere && !isUnproven && !overflows && this.isAnsweredOtherwise(pending)) {
      return [dialect.hasTellingKeys ? 'overflow' : 'ordinary'];
    }
    if (!isAnswered && !isUnproven && this.#isAnsweredWithoutKey(pending)) return ['ordinary'];
    // One by one, and not by their names: each command that is answered comes here.
    const held: Circumstance[] = [];
    const isTelling = dialect.hasTellingKeys && !isElsewhere && overflows;
    if (isTelling) held.push('overflow');
    if (isElsewhere) held.push('elsewhere');
    if (isUnsubscribed && (isAnswered || (pending.subscribedSince && experience.lacks('unsubscribed')))) {
      held.push('unsubscribed');
    }
    if (isUnproven) held.push('unproven');
    if (overflows && !isTelling) held.push('overflow');
    for (const upset of upsets) held.push(upset);
    if ((payload.length >= this.tooLong && fits) || (isLongest && !isStrange)) held.push('size');
    if (isStrange && !isLonger) held.push('text');
    if (stages.has('pieces')) held.push('pieces');
    if (stages.has('joined')) held.push('joined');
    if (experience.connections.size > 0 && !experience.connections.has(connection)) held.push('reconnected');
    if (!experience.isEmpty && lacking.length > 0 && ofQos.some((qos) => lacking.includes(qos))) held.push('qos');
    if (stages.has('burst')) held.push('burst');
    if (isRewritten(command)) held.push('form');
    if (lacking.includes('used-mid')) held.push('mid-again');
    if (lacking.includes('lower-mid')) held.push('mid-lower');
    if (lacking.includes('same-content')) held.push('content-twice');
    if (lacking.includes('used-content') || lacking.includes('same-content')) held.push('content-again');
    if (dialect.isBoundaryKey(key)) held.push('mid');
    if (isStrange && isLonger) held.push('unclear');
    if (fits && payload.length > Math.max(maxCommandBytes * 0.75, shortBytes)) held.push('long');
    held.push('ordinary');
    return held;
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
