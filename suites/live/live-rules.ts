import { Budget } from '../../mock-platform/budget.ts';
import { LiveJudgement, type ViolationWatcher } from '../rules/judge.ts';
import type { Entry, Rule, Violation } from '../rules/rule.ts';
import { DeviceStreams, type Owner } from './device-streams.ts';
import { Retained } from './retained.ts';

export interface LiveRulesOptions {
  readonly rules: readonly Rule[];
  readonly broken: (owner: Owner, rule: Rule, violation: Violation) => void;
  /** A later entry put it right: an answer that came after all. */
  readonly forgiven: (owner: Owner, rule: Rule, violation: Violation) => void;
  /** It sent too much to remember: it is not judged until it connects again. */
  readonly suspended?: (owner: Owner) => void;
}

/** This number of clients that are not registered is kept apart; the one that was quiet the longest is forgotten first. */
const mostStrangers = 50;
const MiB = 1024 * 1024;
/** What rules may hold of long packets: of a device, before its next connection is judged from scratch, and of all together. */
const mostOfDevice = 2 * MiB;
const mostTogether = 16 * MiB;

/** One device, or stranger, and what judges it. */
interface Judged {
  readonly owner: Owner;
  readonly retained: Retained;
  judgement: LiveJudgement;
  /** Entries of connections up to this one are left out: their beginning is forgotten, and what would speak for the device with it. */
  forgottenUpTo: number;
  /** The latest connection. */
  latest: number;
  /** What it is registered as. */
  registered?: Entry;
}

/** Judges each device of a platform for itself, while its journal is written. */
export class LiveRules {
  readonly #options: LiveRulesOptions;
  readonly #judged = new Map<string, Judged>();
  readonly #streams: DeviceStreams;
  readonly #budget = new Budget<Judged>(mostTogether, (judged) => this.#suspend(judged));
  /** Entries of these types the rules look at. */
  readonly #types: ReadonlySet<string>;
  /** What a device that is judged from later on has to be told first. */
  #background: Entry[] = [];

  constructor(options: LiveRulesOptions) {
    this.#options = options;
    this.#types = new LiveJudgement(options.rules).types;
    this.#streams = new DeviceStreams(
      (owner, entry) => this.#judge(this.#judgedOf(owner), entry),
      (entry) => this.#remember(entry),
    );
  }

  /** How many entries are kept for devices that come later. */
  get kept(): number {
    return this.#background.length;
  }

  see(entry: Entry): void {
    this.#streams.see(entry);
  }

  #judge(judged: Judged, entry: Entry): void {
    if (entry.type === 'device-registered') judged.registered = entry;
    const connection = 'connection' in entry ? entry.connection : undefined;
    if (connection !== undefined) {
      if (connection <= judged.forgottenUpTo) return;
      if (entry.type === 'connection-opened' && judged.retained.bytes > mostOfDevice) this.#restart(judged);
      judged.latest = Math.max(judged.latest, connection);
    }
    judged.judgement.see(entry);
    judged.retained.add(entry);
    this.#budget.hold(judged, judged.retained.bytes);
  }

  #remember(entry: Entry): void {
    // Calls of applications come by the thousand, and no rule looks at them.
    if (!this.#types.has(entry.type)) return;
    // Of a listener's changes only the last one counts; a product is registered once.
    if (entry.type === 'listener-changed') {
      this.#background = this.#background.filter(
        (other) => other.type !== 'listener-changed' || other.transport !== entry.transport,
      );
    }
    this.#background.push(entry);
    for (const { judgement } of this.#judged.values()) judgement.see(entry);
  }

  #judgedOf(owner: Owner): Judged {
    const key = keyOf(owner);
    const known = this.#judged.get(key);
    const judged = known ?? {
      ...{ owner, retained: new Retained(), judgement: this.#begin(owner), forgottenUpTo: -1, latest: -1 },
    };
    // The order of the map is that of the last signs of life.
    this.#judged.delete(key);
    this.#judged.set(key, judged);
    if (!known && owner.deviceId === undefined) this.#forgetStrangers();
    return judged;
  }

  #begin(owner: Owner, registered?: Entry): LiveJudgement {
    const { rules, broken, forgiven } = this.#options;
    const watcher: ViolationWatcher = {
      broken: (rule, violation) => broken(owner, rule, violation),
      forgiven: (rule, violation) => forgiven(owner, rule, violation),
    };
    const judgement = new LiveJudgement(rules, watcher);
    for (const entry of this.#background) judgement.see(entry);
    if (registered) judgement.see(registered);
    return judgement;
  }

  /** Judges from the next connection on, and forgets all that was before. */
  #restart(judged: Judged): void {
    judged.judgement = this.#begin(judged.owner, judged.registered);
    judged.forgottenUpTo = judged.latest;
    judged.retained.clear();
  }

  #suspend(judged: Judged): void {
    this.#restart(judged);
    this.#options.suspended?.(judged.owner);
  }

  #forgetStrangers(): void {
    const strangers = [...this.#judged].filter(([, { owner }]) => owner.deviceId === undefined);
    for (const [key, judged] of strangers.slice(0, Math.max(0, strangers.length - mostStrangers))) {
      this.#judged.delete(key);
      this.#budget.hold(judged, 0);
    }
  }
}

function keyOf({ deviceId, name }: Owner): string {
  return `${deviceId === undefined ? 'stranger' : 'device'} ${name}`;
}
