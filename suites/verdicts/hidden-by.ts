import { areaOf } from '../rules/area.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { ScenarioResult } from './scenario-result.ts';

/** What most often keeps other rules from showing, whatever the generation, and what is more to the point where it is broken, too. */
const usual = /-CMD-01$/;
const closer: ReadonlySet<string> = new Set(['TOPIC', 'BIN']);
/** Areas of what says where a message goes and how it is written. */
const aboutMessages: ReadonlySet<string> = new Set(['TOPIC', 'BIN', 'REPORT', 'PROP']);
/** A rule with one of these is about what is asked and answered. */
const asked: readonly Need[] = ['commands', 'requests', 'set', 'get'];
/** With one of these, it is about requests of one family. */
const familyWith: Partial<Record<Need, Family>> = { commands: 'command', set: 'set', get: 'get' };
type Family = ReturnType<typeof familyOf>;

/**
 * Why another rule that is broken kept this one from showing in the scenarios that are meant to show it; undefined where none did.
 *
 * @param all of the run
 * @param isSeen it was kept, or broken, somewhere
 */
export function hiddenBy(
  rule: Rule,
  meant: readonly ScenarioResult[],
  all: readonly ScenarioResult[] = meant,
  isSeen = false,
): string | undefined {
  // What no scenario aims at shows in any.
  if (meant.length === 0) return misshapen(rule, all);
  // What a device may never do, and not for want of answers, would not have shown without that either.
  if (rule.when !== undefined && !isAboutAnswers(rule)) return unreported(rule, meant);
  return unanswered(rule, meant, isSeen) ?? unreported(rule, meant) ?? misshapen(rule, meant) ?? away(rule, meant, all);
}

/** Its scenario had nothing to go on with: commands stay unanswered. */
function unanswered(rule: Rule, meant: readonly ScenarioResult[], isSeen: boolean): string | undefined {
  const family = rule.needs?.map((need) => familyWith[need]).find((one) => one !== undefined);
  const tallies = meant.map(({ journal }) => tallyOf(journal, goesOn(journal) ? family : undefined));
  if (!tallies.every(({ unanswered }) => unanswered > 0)) return undefined;
  // What shows where answers are taken for what they are meant to be would have shown there.
  if ((isSeen || rule.when !== undefined) && tallies.some(({ isGoingOn }) => isGoingOn)) return undefined;
  const isDeaf = meant.every(({ journal }) => tallyOf(journal).answered === 0);
  // A scenario about something else ends only where there is no answer at all.
  if (!isDeaf && !isAboutAnswers(rule)) return undefined;
  const culprit = culpritIn(rule, meant, isAboutAnswers);
  if (culprit === undefined) return undefined;
  if (isDeaf) return `every command of this device stays unanswered, ${culprit}`;
  return `commands of this device stay unanswered in ${meant.map(({ scenario }) => scenario).join(', ')}, ${culprit}`;
}

/** It is about reports, and none came where the platform reads them. */
function unreported(rule: Rule, meant: readonly ScenarioResult[]): string | undefined {
  if (!needs(rule, 'reports') || meant.some(({ journal }) => journal.some(isReport))) return undefined;
  if (!meant.every(({ journal }) => journal.some(({ type }) => type === 'published'))) return undefined;
  const culprit = culpritIn(rule, meant, ({ id }) => aboutMessages.has(areaOf(id)));
  return culprit && `no report of this device comes where and as the platform reads it, ${culprit}`;
}

/** It is about what stands in reports, or in answers to gets, and those are not such that it could be seen in them. */
function misshapen(rule: Rule, scenarios: readonly ScenarioResult[]): string | undefined {
  // What the device may leave undone need not show.
  if (rule.when !== undefined) return undefined;
  for (const [need, words] of [
    ['reports', 'report of this device'],
    ['get', 'answer of this device to a property get'],
  ] as const) {
    const culprit = needs(rule, need) ? culpritIn(rule, scenarios, ({ hides }) => hides === need) : undefined;
    if (culprit !== undefined) return `no ${words} is such that this shows in it, ${culprit}`;
  }
  return undefined;
}

/** Its scenario goes on when the device has come back. */
function away(rule: Rule, meant: readonly ScenarioResult[], all: readonly ScenarioResult[]): string | undefined {
  if (!meant.every(({ journal }) => staysAway(journal))) return undefined;
  const culprit = culpritIn(rule, all, (other) => needs(other, 'reconnects'));
  return culprit && `this device does not come back when its connection breaks, ${culprit}`;
}

function needs(rule: Rule, need: Need): boolean {
  return rule.needs?.includes(need) === true;
}

function isAboutAnswers(rule: Rule): boolean {
  return asked.some((need) => needs(rule, need));
}

/** Of the rules that are broken in these scenarios, the one to name: what says most, or is usual, and else the first that fits. */
function culpritIn(
  rule: Rule,
  scenarios: readonly ScenarioResult[],
  fits: (broken: Rule) => boolean,
): string | undefined {
  const broken = scenarios
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.violations.length > 0 && finding.rule.id !== rule.id && fits(finding.rule))
    .map((finding) => finding.rule.id);
  return broken.find((id) => closer.has(areaOf(id))) ?? broken.find((id) => usual.test(id)) ?? broken[0];
}

/** A connection broke while the device was to go on, and it was never on line again. */
function staysAway(journal: ScenarioResult['journal']): boolean {
  let isGone = false;
  let isLeaving = false;
  for (const { type } of journal) {
    if (type === 'device-started') isLeaving = false;
    if (type === 'device-stopping' || type === 'device-exited') isLeaving = true;
    if (type === 'device-online') isGone = false;
    if (type === 'connection-closed' && !isLeaving) isGone = true;
  }
  return isGone;
}

function isReport(entry: ScenarioResult['journal'][number]): boolean {
  return entry.type === 'message-received' && entry.kind === 'report';
}

type Entry = ScenarioResult['journal'][number];

function isEnd(entry: Entry): entry is Extract<Entry, { type: 'command-answered' | 'command-unanswered' }> {
  return entry.type === 'command-answered' || entry.type === 'command-unanswered';
}

interface Tally {
  readonly answered: number;
  readonly unanswered: number;
  /** What was answered in another way than the platform reads was taken for an answer, and nothing stayed unanswered after that. */
  readonly isGoingOn: boolean;
}

/** Was the last request answered? One that was not may have ended the scenario before others had their turn. */
function goesOn(journal: ScenarioResult['journal']): boolean {
  return journal.findLast((entry) => isEnd(entry) && entry.fit === 'valid')?.type === 'command-answered';
}

/** @param family only requests of this one; all where it is undefined */
function tallyOf(all: ScenarioResult['journal'], family?: Family): Tally {
  const journal = family === undefined ? all : all.filter((entry) => isEnd(entry) && familyOf(entry) === family);
  let answered = 0;
  let unanswered = 0;
  let isGoingOn = false;
  for (const entry of journal) {
    if (entry.type === 'command-answered' && entry.fit === 'valid') {
      answered += 1;
      isGoingOn ||= entry.otherwise !== undefined;
    }
    if (entry.type === 'command-unanswered' && entry.fit === 'valid' && entry.outcome === 'timed-out') {
      unanswered += 1;
      isGoingOn = false;
    }
  }
  return { answered, unanswered, isGoingOn };
}
