import type { Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Doubts } from './doubts.ts';
import { lateAnswerMs } from './late-answer-ms.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import type { RunSettings } from './run-settings.ts';
import { scenarioOfSteps } from './try-steps.ts';

/** A failure that was repeated before, when its token was made, may need the device's own time to fall in with it. */
const replays = 3;

/**
 * Plays it again with the declared waits: a scenario as it is; the steps of a replay up to three times; of generated sequences
 * the last one alone and, if that does not show all that is in doubt, everything since the device was started.
 *
 * @param playing how each of them is played, such as until the machine was calm
 * @param doubts what of `inDoubt` has not shown itself anywhere yet: where nothing is left, no more is played
 */
export async function repeat(
  scenario: Scenario,
  played: Played,
  inDoubt: readonly Rule[],
  settings: RunSettings,
  playing: (play: () => Promise<Played>) => Promise<Played>,
  doubts = new Doubts(inDoubt),
): Promise<Played[]> {
  // A silence is proved with a device that is asked as soon as it was; else one that is deaf at first has the time that it needs.
  const settlingMs = isAboutSilence(played, inDoubt) ? played.settlingMs : (settings.learnt?.deafMs ?? 0);
  const lateMs = inDoubt.flatMap((rule) => lateAnswerMs(rule, played.journal) ?? []);
  const options = {
    // Where nothing is in doubt, it is only seen whether it comes to its end.
    ...rigOptionsOf(scenario, settings, inDoubt.length === 0),
    settlingMs,
    ...(lateMs.length > 0 && { latestAnswerMs: Math.max(...lateMs) }),
  };
  const { rules } = settings;
  if (!scenario.generated && played.sequences.length === 0) {
    return [await playing(() => playScenario(scenario, options, rules, doubts))];
  }
  const lists = scenario.generated ? repetitions(played, inDoubt) : Array<Scenario>(replays).fill(scenario);
  const runs: Played[] = [];
  for (const again of lists) {
    if (doubts.rules?.length === 0 && runs.length > 0) break;
    const run = await playing(() => playScenario(again, options, rules, doubts));
    runs.push(run);
    for (const id of brokenRules(run)) doubts.shown(id);
  }
  return runs;
}

function isAboutSilence({ findings, journal }: Played, inDoubt: readonly Rule[]): boolean {
  const unanswered = new Set(journal.flatMap(({ type, seq }) => (type === 'command-unanswered' ? [seq] : [])));
  return findings.some(
    ({ rule, violations }) =>
      inDoubt.includes(rule) && violations.some(({ evidence }) => evidence.some(({ seq }) => unanswered.has(seq))),
  );
}

/** The sequence in which it showed, on a device that was just started, and all of them. */
function repetitions(
  { sequences, scenario: name }: Pick<Played, 'sequences' | 'scenario'>,
  inDoubt: readonly Rule[],
): Scenario[] {
  const lists = sequences.map((sequence) => sequence.map(({ step }) => step));
  const [start = []] = lists;
  const last = lists.at(-1) ?? [];
  const tried = lists.length < 2 ? [lists.flat()] : [[...start.slice(0, 1), ...last], lists.flat()];
  return tried.map((steps) => scenarioOfSteps(steps, inDoubt, { name }));
}

/** Ids of the rules that were broken. */
export function brokenRules({ findings }: Pick<Played, 'findings'>): string[] {
  return findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
}
