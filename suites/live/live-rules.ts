import { LiveJudgement, type ViolationWatcher } from '../rules/judge.ts';
import type { Entry, Rule, Violation } from '../rules/rule.ts';
import { DeviceStreams, type Owner } from './device-streams.ts';

export interface LiveRulesOptions {
  readonly rules: readonly Rule[];
  readonly broken: (owner: Owner, rule: Rule, violation: Violation) => void;
  /** A later entry put it right: an answer that came after all. */
  readonly forgiven: (owner: Owner, rule: Rule, violation: Violation) => void;
}

/** So many who are no registered devices are told apart; the one that was quiet the longest is forgotten first. */
const mostStrangers = 50;

/** Judges each device of a platform for itself, while its journal is written. */
export class LiveRules {
  readonly #options: LiveRulesOptions;
  readonly #judgements = new Map<string, { readonly owner: Owner; readonly judgement: LiveJudgement }>();
  readonly #streams: DeviceStreams;
  /** Entries of these types the rules look at. */
  readonly #types: ReadonlySet<string>;
  /** What a device that is judged from later on has to be told first. */
  #background: Entry[] = [];

  constructor(options: LiveRulesOptions) {
    this.#options = options;
    this.#types = new LiveJudgement(options.rules).types;
    this.#streams = new DeviceStreams(
      (owner, entry) => this.#judgementOf(owner).see(entry),
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
    for (const { judgement } of this.#judgements.values()) judgement.see(entry);
  }

  #judgementOf(owner: Owner): LiveJudgement {
    const key = `${owner.deviceId === undefined ? 'stranger' : 'device'} ${owner.name}`;
    const known = this.#judgements.get(key);
    const judgement = known?.judgement ?? this.#begin(owner);
    // The order of the map is that of the last signs of life.
    this.#judgements.delete(key);
    this.#judgements.set(key, { owner, judgement });
    if (!known && owner.deviceId === undefined) this.#forgetStrangers();
    return judgement;
  }

  #begin(owner: Owner): LiveJudgement {
    const { rules, broken, forgiven } = this.#options;
    const watcher: ViolationWatcher = {
      broken: (rule, violation) => broken(owner, rule, violation),
      forgiven: (rule, violation) => forgiven(owner, rule, violation),
    };
    const judgement = new LiveJudgement(rules, watcher);
    for (const entry of this.#background) judgement.see(entry);
    return judgement;
  }

  #forgetStrangers(): void {
    const strangers = [...this.#judgements].filter(([, { owner }]) => owner.deviceId === undefined);
    for (const [key] of strangers.slice(0, Math.max(0, strangers.length - mostStrangers))) this.#judgements.delete(key);
  }
}
