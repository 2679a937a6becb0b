import type { Journal } from '../../mock-platform/journal/journal.ts';
import { PlatformError } from '../../mock-platform/platform-error.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { rules as catalogue } from '../rules/catalogue.ts';
import type { Entry, Rule, SuiteEvent } from '../rules/rule.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import { judgeRecording } from './judge-recording.ts';

/** What `judgeJournal` judges by. */
export interface JudgeOptions {
  /** Default: the whole catalogue. Rules of your own stand beside it: `[...rules, mine]`. */
  readonly rules?: readonly Rule[];
  /** A broken SHOULD fails. */
  readonly strict?: Strictness;
}

/**
 * Judges what a platform recorded, as often as you like. What the journal does not show is not applicable, with the reason.
 *
 * @param journal `platform.journal`, or entries that were read back
 * @throws PlatformError when no client connects in it, or its beginning is forgotten
 * @example
 * import { MockPlatform } from 'huawei-iot-conformance';
 * import { judgeJournal } from 'huawei-iot-conformance/suites';
 *
 * const platform = await MockPlatform.start();
 * // … a device connects and does its work …
 * const { summary, rules } = judgeJournal(platform.journal);
 * console.log(summary.verdict, rules.filter(({ broken }) => broken > 0));
 * await platform.stop();
 */
export function judgeJournal(
  journal: (Pick<Journal<SuiteEvent>, 'entries'> & Partial<Pick<Journal<SuiteEvent>, 'forgotten'>>) | readonly Entry[],
  { rules = catalogue, strict = false }: JudgeOptions = {},
): ConformanceResult {
  if (!isList(journal) && (journal.forgotten ?? 0) > 0) {
    throw new PlatformError(
      `The journal has forgotten its first ${journal.forgotten} entries: what would speak for a device may be among them. Give the platform a larger journalBytes or journalLimit, or judge earlier.`,
    );
  }
  const entries = isList(journal) ? journal : journal.entries;
  return judgeRecording({ kind: 'journal', entries, notes: [], lacks: [] }, { rules, strict, name: 'the journal' });
}

function isList(journal: object): journal is readonly Entry[] {
  return Array.isArray(journal);
}
