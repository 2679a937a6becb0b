import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { V2Family } from '../../mock-platform/generations/v2/own.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';
import { answersOtherwise } from './answered-otherwise.ts';
import { mostAtOnce } from './bursts.ts';
import type { CommandDesk, Leave } from './command-desk.ts';
import type { Rig } from './rig.ts';
import { type Sent, settledWithin } from './settled-within.ts';

/** A device that has not answered by then, nor in what time it mostly takes, is asked at the other QoS, ms. */
const askOtherwiseMs = 3500;
/** What a device answers at all, it mostly answers within this, ms. */
const answersMs = 2500;
/** So many requests wait at a time meanwhile. */
const together = 3;

type Asked = Sent & Pick<Entry<'command-sent'>, 'qos' | 'seq'> & { readonly until: number };

/**
 * Finds out that a device answers requests of a family at one QoS only. Where a request may come before the device has subscribed, its
 * first ones come at QoS 0 and are answered: only a later one shows that those at QoS 1 are not. What is found is used for all requests
 * of the family that do not name a QoS.
 */
export class OtherQos {
  readonly #rig: Rig;
  readonly #desk: CommandDesk;
  readonly #waiting = new Map<string, Entry<'command-sent'>>();
  /** At which QoS the latest request was that was answered in this life of the device. */
  readonly #latest = new Map<V2Family, 0 | 1>();
  /** Those that were answered at a QoS after one at the other. */
  readonly #turned = new Set<string>();
  readonly #only = new Map<V2Family, 0 | 1>();

  constructor(rig: Rig, desk: CommandDesk) {
    this.#rig = rig;
    this.#desk = desk;
  }

  see(entry: Entry): void {
    if (entry.type === 'device-started') this.#latest.clear();
    if (entry.type === 'command-sent') this.#waiting.set(entry.key, entry);
    if (entry.type === 'command-unanswered') this.#waiting.delete(entry.key);
    if (entry.type !== 'command-answered') return;
    const sent = this.#waiting.get(entry.key);
    this.#waiting.delete(entry.key);
    if (sent?.fit !== 'valid') return;
    const family = familyOf(sent);
    const { qos } = sent;
    const latest = this.#latest.get(family);
    this.#latest.set(family, qos);
    // A device may know each QoS until it has met the other one.
    if (latest !== other(qos)) return;
    this.#turned.add(turn(family, qos));
    const { learnt, options } = this.#rig;
    if (this.#only.get(family) === other(qos)) this.#only.delete(family);
    if (options.learns && learnt.onlyQosOf(family) === other(qos)) learnt.answersOnlyAt(family, undefined);
  }

  /** The request at the QoS at which the device is known to answer such; unchanged where it names one, or that must be shown again. */
  inItsQos(request: CommandRequest): CommandRequest {
    const qos = this.#onlyOf(askedOf(request));
    if (qos === undefined || request.qos !== undefined) return request;
    // What failed is repeated as it was.
    const failed = request.again === undefined ? undefined : this.#sentAs(request.again);
    return { ...request, qos: failed?.qos ?? qos };
  }

  /** Is it to come at the QoS at which the device is known to leave such requests unanswered? */
  isPassedOver(request: CommandRequest): boolean {
    const only = this.#onlyOf(askedOf(request));
    return only !== undefined && request.qos === other(only);
  }

  #onlyOf(family: V2Family): 0 | 1 | undefined {
    const { options, learnt } = this.#rig;
    return this.#only.get(family) ?? (options.learns ? learnt.onlyQosOf(family) : undefined);
  }

  /** Asks, and where no answer comes at a QoS at which none has come since one came at the other, asks at that one meanwhile. */
  async ask(request: CommandRequest, leave: Leave = { mayBeSilent: true }): Promise<CommandOutcome> {
    const { journal, options, now } = this.#rig;
    const first = this.#send(request, leave);
    if (first.seq <= now || !this.#isInDoubt(askedOf(request), first.qos)) return first.outcome;
    const early = await settledWithin([first], Math.max(askOtherwiseMs, this.#desk.patience.usualMs));
    const isRead = () => journal.entries.some((entry) => entry.seq > first.seq && answersOtherwise(entry, options));
    if ((early && early.outcome !== 'timed-out') || isRead()) return early ?? first.outcome;
    const answer = await this.#askOtherwise(request, first);
    return answer ?? first.outcome;
  }

  #isInDoubt(family: V2Family, qos: 0 | 1): boolean {
    if (Math.min(this.#desk.atOnce, mostAtOnce(this.#rig.options)) < together) return false;
    const latest = this.#latest.get(family);
    return latest === other(qos) && !this.#turned.has(turn(family, qos));
  }

  async #askOtherwise(request: CommandRequest, first: Asked): Promise<CommandOutcome | undefined> {
    const { key } = first;
    const qos = other(first.qos);
    const isKnown = this.#onlyOf(askedOf(request)) === qos;
    // Its silence shows itself together with that of the first.
    const plain = () => {
      const leftMs = Math.round(first.until - performance.now());
      return { ...request, qos: first.qos, again: key, waitMs: Math.max(answersMs, leftMs) };
    };
    const changed = { ...request, qos, again: key, trial: trialAt(qos) };
    const found = this.#tries(changed);
    const answer = await settledWithin([found], answersMs);
    // Without a subscription at QoS 1 nothing comes at that.
    if (answer?.outcome !== 'answered' || found.qos !== qos) return undefined;
    // It may have been chance, or every second one: at this QoS it must be silent twice more, and answer twice more at the other. Where
    // that is known, once shows that it holds for this request.
    const plainly = this.#times(isKnown ? 1 : 2, plain());
    const isSilent = (await settledWithin([first, ...plainly], answersMs))?.outcome !== 'answered';
    const again = this.#times(isKnown ? 1 : 2, changed);
    const answers = await Promise.all(again.map((one) => settledWithin([one], answersMs)));
    const isProved = isSilent && answers.every((one) => one?.outcome === 'answered');
    const family = askedOf(request);
    const { options, learnt, platform, deviceId, enough } = this.#rig;
    const silent = [first, ...plainly];
    if (isProved && options.learns) {
      // What it answers in this way within a moment, it will not answer in the other one later.
      for (const waiting of silent) platform.cutShort(deviceId, waiting.key);
      learnt.answersOnlyAt(family, qos);
    }
    if (!enough || !options.learns) await Promise.allSettled(silent.map(({ outcome }) => outcome));
    if (!isProved) return undefined;
    this.#only.set(family, qos);
    return answer;
  }

  /** The latest request that was sent, with this key or any. */
  #sentAs(key?: string): Entry<'command-sent'> | undefined {
    return this.#rig.journal.entries.findLast(
      (entry): entry is Entry<'command-sent'> =>
        entry.type === 'command-sent' && (key === undefined || entry.key === key),
    );
  }

  #times(count: number, request: CommandRequest): Asked[] {
    return Array.from({ length: count }, () => this.#tries(request));
  }

  /** In a repetition also where all that was in doubt seems to have shown itself: what the first one is blamed on depends on it. */
  #tries(request: CommandRequest): Asked {
    return this.#send(request, { mayBeSilent: true, insists: !this.#rig.options.learns });
  }

  #send(request: CommandRequest, leave: Leave): Asked {
    const outcome = this.#desk.send(request, leave);
    // What ends it is for the one who asked first.
    outcome.catch(() => {});
    const sent = this.#sentAs();
    const { key = '', qos = 0, seq = 0, waitMs = 0 } = sent ?? {};
    return { outcome, key, qos, seq, until: performance.now() + waitMs };
  }
}

function trialAt(qos: 0 | 1): 'atQos0' | 'atQos1' {
  return qos === 0 ? 'atQos0' : 'atQos1';
}

function other(qos: 0 | 1): 0 | 1 {
  return qos === 0 ? 1 : 0;
}

function turn(family: V2Family, qos: 0 | 1): string {
  return `${family} ${qos}`;
}

function askedOf({ v2 }: CommandRequest): V2Family {
  return v2?.family ?? 'command';
}
