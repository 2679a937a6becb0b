import type { BrokenOnce, BrokenRule, BrokenRules } from '../../mock-platform/admin/beside.ts';
import type { Rule, Violation } from '../rules/rule.ts';
import { cutTo } from '../words/plain-text.ts';
import type { Owner } from './device-streams.ts';

/** Strangers choose their names: this number of counts is kept, and of so many the latest time, too. */
const mostCounts = 10_000;
const mostTold = 500;
/** Of a text, in characters, and of the entries that show a time. */
const longestText = 1000;
const mostEvidence = 20;

type Kept = { -readonly [member in keyof BrokenRule]: BrokenRule[member] };

/** How often each device broke each rule, and the latest time. */
export class BrokenRulesBook implements BrokenRules {
  readonly #kept = new Map<string, Kept>();
  /** Those whose latest time is kept, the oldest first. */
  readonly #told = new Set<Kept>();
  #version = 0;

  get version(): number {
    return this.#version;
  }

  all(): Iterable<BrokenRule> {
    return this.#kept.values();
  }

  /** Counts one more. @returns how many there are */
  add(owner: Owner, rule: Rule, violation: Violation): number {
    const kept = this.#of(owner, rule);
    kept.count += 1;
    this.#change(kept);
    kept.latest = onceOf(violation);
    this.#told.delete(kept);
    this.#told.add(kept);
    const [oldest] = this.#told;
    if (this.#told.size > mostTold && oldest) {
      delete oldest.latest;
      this.#told.delete(oldest);
    }
    return kept.count;
  }

  /** One of them was put right by what came later. */
  takeBack(owner: Owner, rule: Rule): void {
    const kept = this.#of(owner, rule);
    kept.count = Math.max(0, kept.count - 1);
    this.#change(kept);
  }

  #change(kept: Kept): void {
    this.#version += 1;
    kept.version = this.#version;
  }

  #of({ name, deviceId }: Owner, { id, level }: Rule): Kept {
    const key = `${name} ${id}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const made: Kept = {
      who: name,
      ...(deviceId !== undefined && { deviceId }),
      rule: id,
      level,
      count: 0,
      version: 0,
    };
    this.#kept.set(key, made);
    const [oldest] = this.#kept;
    if (this.#kept.size > mostCounts && oldest) {
      this.#kept.delete(oldest[0]);
      this.#told.delete(oldest[1]);
    }
    return made;
  }
}

function onceOf({ message, expected, actual, nearMiss, evidence }: Violation): BrokenOnce {
  return {
    message: cutTo(message, longestText),
    expected: cutTo(expected, longestText),
    actual: cutTo(actual, longestText),
    ...(nearMiss !== undefined && { nearMiss: cutTo(nearMiss, longestText) }),
    evidence: evidence.slice(-mostEvidence).map(({ seq }) => seq),
  };
}
