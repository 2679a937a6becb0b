import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { Bench, Entry, Fold, Handlers, Rule, SuiteEvent, Violation } from './rule.ts';
import { tellEnd } from './tell-end.ts';

/** What one rule found in one journal. */
export interface Finding {
  readonly rule: Rule;
  readonly exercised: number;
  readonly violations: readonly Violation[];
}

interface Tally {
  readonly rule: Rule;
  exercised: number;
  readonly violations: Violation[];
}

/** Told of each violation when it is found, and when a later entry puts it right. */
export interface ViolationWatcher {
  broken(rule: Rule, violation: Violation): void;
  forgiven(rule: Rule, violation: Violation): void;
}

/**
 * Judges a journal as it is written: feed it the entries in order, ask for the findings at any time.
 * Every entry goes only to the rules that look at its type. With a watcher it keeps no findings itself, so that it may run for days.
 */
export class LiveJudgement {
  readonly #tallies: Tally[] = [];
  readonly #byType = new Map<string, ((entry: never) => void)[]>();
  /** Violations that were not taken back. */
  #standing = 0;

  constructor(rules: readonly Rule[], watcher?: ViolationWatcher) {
    const followers = new Map<Fold<never>, unknown[]>();
    const follow = <Watcher>(fold: Fold<Watcher>, watcher: Watcher): Handlers => {
      const watchers = followers.get(fold);
      if (watchers) watchers.push(watcher);
      else followers.set(fold, [watcher]);
      return {};
    };
    const judges = rules.map((rule) =>
      rule.judge(watcher ? watchedBench(rule, watcher, follow) : this.#benchOf(rule, follow)),
    );
    const folds = [...followers].map(([fold, watchers]) => fold(watchers as never[]));
    const byType = new Map<string, ((entry: never) => void)[]>();
    for (const judge of [...judges, ...folds]) {
      for (const [type, handler] of Object.entries(judge)) {
        const handlers = byType.get(type);
        if (handlers) handlers.push(handler as (entry: never) => void);
        else byType.set(type, [handler as (entry: never) => void]);
      }
    }
    // As long as they are: a list that was added to has room for more, and there may be hundreds of judgements.
    for (const [type, handlers] of byType) this.#byType.set(type, [...handlers]);
  }

  see(entry: SuiteEvent & Stamp): void {
    for (const handler of this.#byType.get(entry.type) ?? []) handler(entry as never);
  }

  /** The types of entries that its rules look at. */
  get types(): ReadonlySet<string> {
    return new Set(this.#byType.keys());
  }

  /** The rules that are broken by what was seen so far. */
  broken(): Rule[] {
    if (this.#standing === 0) return [];
    return this.#tallies.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule] : []));
  }

  /** What was found so far; nothing with a watcher. */
  findings(): Finding[] {
    return this.#tallies.map(({ rule, exercised, violations }) => ({ rule, exercised, violations: [...violations] }));
  }

  #benchOf(rule: Rule, follow: Bench['follow']): Bench {
    const tally: Tally = { rule, exercised: 0, violations: [] };
    this.#tallies.push(tally);
    return {
      exercised: () => {
        tally.exercised += 1;
      },
      broken: (violation) => {
        tally.violations.push(violation);
        this.#standing += 1;
        return () => {
          const index = tally.violations.indexOf(violation);
          if (index < 0) return;
          tally.violations.splice(index, 1);
          this.#standing -= 1;
        };
      },
      follow,
    };
  }
}

function watchedBench(rule: Rule, watcher: ViolationWatcher, follow: Bench['follow']): Bench {
  return {
    exercised: countsNothing,
    broken: (violation) => {
      watcher.broken(rule, violation);
      return () => watcher.forgiven(rule, violation);
    },
    follow,
  };
}

function countsNothing(): void {}

/** Judges a whole journal. If the device had ended, that is reported instead of what it did not do any more. */
export function findingsIn(rules: readonly Rule[], journal: readonly Entry[]): Finding[] {
  const judgement = new LiveJudgement(rules);
  for (const entry of journal) judgement.see(entry);
  return judgement.findings().map(({ violations, ...finding }) => ({
    ...finding,
    violations: violations.map((violation) => tellEnd(violation, journal)),
  }));
}
