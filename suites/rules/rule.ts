import type { PlatformEvent } from '../../mock-platform/events.ts';
import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { HarnessEvent } from './harness-events.ts';

/** Everything that a run records: what the platform saw, and what the suites did to the device. */
export type SuiteEvent = PlatformEvent | HarnessEvent;
/** The types of entries, such as `published`. */
export type SuiteEventType = SuiteEvent['type'];
/** A journal entry of one type, with sequence number and both clocks. */
export type Entry<T extends SuiteEventType = SuiteEventType> = Extract<SuiteEvent, { type: T }> & Stamp;

/** MUST: the platform or MQTT 3.1.1 does not take it otherwise. SHOULD: it is tolerated, and causes trouble in the field. */
export type Level = 'MUST' | 'SHOULD';

/** What a rule presupposes of a device; a device that declares that it lacks it makes the rule `not-applicable`. */
export type Need =
  | 'tls'
  | 'commands'
  | 'reports'
  | 'json'
  | 'binary'
  | 'adapter'
  | 'reconnects'
  | 'restart'
  | 'keeps-reports'
  | 'echo'
  | 'registration'
  | 'requests'
  | 'set'
  | 'get'
  | 'settable'
  | 'in-flight';

/** One case in which a rule is broken. */
export interface Violation {
  /** One sentence about this device: what it did. */
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  /** What the wrong value looks like, where that can be told. */
  readonly nearMiss?: string;
  /** Journal entries that show it, the offending one last. */
  readonly evidence: readonly Stamp[];
}

/** What a rule's judge writes to. */
export interface Bench {
  /** The rule met a case that it decides. Called once for each, broken or not. */
  exercised(): void;
  /** Returns what takes the accusation back, for a rule that a later entry may put right: an answer that comes after all. */
  broken(violation: Violation): () => void;
  /**
   * Tells the rule what a fold finds that other rules follow, too. There is one for each journal, and it sees an entry after the
   * rules' own handlers did. Returns what the rule has to do for that: a part of its judge.
   */
  follow<Watcher>(fold: Fold<Watcher>, watcher: Watcher): Handlers;
}

/** Called with the entries in order. State lives in the closure; a judge reads no clock and opens nothing. */
export type Handlers = { readonly [T in SuiteEventType]?: (entry: Entry<T>) => void };

/** Folds a journal on behalf of everybody who wants to know what it finds. */
export type Fold<Watcher> = (watchers: readonly Watcher[]) => Handlers;

/** What a device is judged by. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  /** Completes "the device …". */
  readonly sentence: string;
  /** Section of the protocol reference or of MQTT 3.1.1. */
  readonly source: string;
  /** Names of the scenarios that show it for certain: a run that plays one, and never exercised it, is incomplete. */
  readonly shownIn?: readonly string[];
  readonly needs?: readonly Need[];
  /**
   * What a device may leave undone for good, so that the rule has nothing to decide: completes "only for a device that …",
   * such as "sends UNSUBSCRIBE". With it a rule that was never exercised is `not-applicable`, without it `not-exercised`.
   */
  readonly when?: string;
  /** What of a device shows nothing else where this is broken: the form of its reports, or of its answers to gets. */
  readonly hides?: 'reports' | 'get';
  /** So many answers to commands it takes to show what was broken before them. Default: one. */
  readonly showsAfter?: number;
  /** Makes a judge for one journal. Nothing is shared between two journals. */
  judge(bench: Bench): Handlers;
}

/**
 * A rule of your own, with its types checked. It stands beside the others: `rules: [...rules, mine]`.
 *
 * @example
 * import { defineRule } from 'huawei-iot-conformance/suites';
 *
 * export const smallReports = defineRule({
 *   id: 'ACME-REPORT-01',
 *   level: 'MUST',
 *   sentence: 'sends reports of at most 40 bytes',
 *   source: 'our tariff',
 *   judge: ({ exercised, broken }) => ({
 *     published(entry) {
 *       exercised();
 *       const actual = `${entry.payload.length} bytes`;
 *       if (entry.payload.length > 40) broken({ message: 'It is long.', expected: '40 bytes', actual, evidence: [entry] });
 *     },
 *   }),
 * });
 */
export function defineRule(rule: Rule): Rule {
  return rule;
}
