import { PlatformError } from '../../mock-platform/platform-error.ts';
import { type HeldUp, meterHeldUp } from '../../mock-platform/wakefulness.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { DeviceError } from '../device/device.ts';
import { howItEnded } from '../rules/how-it-ended.ts';
import { findingsIn, LiveJudgement } from '../rules/judge.ts';
import type { Entry, Rule } from '../rules/rule.ts';
import { listensInOtherGeneration, tellOtherGeneration } from '../scenarios/other-generation.ts';
import { Rig } from '../scenarios/rig.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import { isRivals } from '../scenarios/rival.ts';
import { CouldNotRun, GaveUp, type Scenario } from '../scenarios/scenario.ts';
import type { BegunStep } from '../scenarios/step.ts';
import { playComparisons } from '../sequences/play-comparisons.ts';
import type { Outcome, ScenarioResult } from '../verdicts/scenario-result.ts';
import { Doubts } from './doubts.ts';
import { unplayed, untilStopped, whyStopped } from './stopping.ts';

/** What a played scenario leaves for the verdicts; the replay token is added by the run. */
export interface Played extends Omit<ScenarioResult, 'replay' | 'confirmation'> {
  /** The device could be told what to report. */
  readonly drivable: boolean;
  /** Some answers were not waited for as long as the device may take. */
  readonly impatient: boolean;
  /** It was left to its repetition beside it whether the device comes back. */
  readonly leftToRepetition?: true;
  /** Some wait ended without what it was for: a longer one might have had another end. */
  readonly waitedInVain: boolean;
  /** How long its sequences left the device alone when it was started first, ms. */
  readonly settlingMs: number;
  /** How long this process could not run meanwhile. */
  readonly heldUp: HeldUp;
  /** The sequences of steps that it played, each as far as it came; none in a scenario without steps. */
  readonly sequences: readonly (readonly BegunStep[])[];
  /** The run was stopped before it came to its end: nothing is known of what came after. */
  readonly isCut: boolean;
}

/** A process that dies may take so much longer than its connection, in milliseconds. */
const dyingMs = 2000;

/**
 * Plays one scenario on its own platform and device, and lets the rules judge what was recorded.
 * With `inDoubt` it stops sending commands and waiting when each of these rules has been broken: a repetition has nothing else to show.
 */
export async function playScenario(
  scenario: Scenario,
  options: RigOptions,
  rules: readonly Rule[],
  inDoubt: readonly Rule[] | Doubts = [],
): Promise<Played> {
  const { stop } = options;
  const why = whyStopped(stop);
  if (why !== undefined) return unplayed(scenario, why);
  const began = performance.now();
  const rig = await openRig(options);
  const heldUp = meterHeldUp();
  let outcome: Outcome = 'ran';
  const doubts = inDoubt instanceof Doubts ? inDoubt : new Doubts(inDoubt);
  if (doubts.rules?.length !== 0) endWhenBroken(rig, rules, doubts);
  let cutAt: number | undefined;
  try {
    // What the suite does to the device after a cut says nothing of the device.
    if (!(await untilStopped(playOut(scenario, rig), stop))) cutAt = rig.now;
  } catch (error) {
    outcome = await outcomeOf(error, rig);
  } finally {
    await awaitDeath(rig);
    await rig.close();
  }
  const isCut = cutAt !== undefined;
  if (isCut) outcome = { couldNotRun: `The run was stopped ${whyStopped(stop)}.` };
  const { forgotten, bytes } = rig.journal;
  if (forgotten > 0) {
    outcome = {
      harnessError: `The device sent more than the journal keeps: its first ${forgotten} entries are gone, and with them what may speak for the device. What is left takes ${Math.round(bytes / 2 ** 20)} MiB.`,
    };
  }
  const journal = rig.journal.entries.filter((entry) => !isRivals(entry) && entry.seq <= (cutAt ?? entry.seq));
  const findings = findingsIn(rules, journal);
  const other = outcome === 'ran' ? listensInOtherGeneration(journal, options.playbook.generation) : undefined;
  // It keeps none of these rules, and breaks none: they are not about it.
  if (other !== undefined) outcome = { couldNotRun: `The device connects, and ${tellOtherGeneration(other)}.` };
  return {
    scenario: scenario.name,
    title: scenario.title,
    expects: scenario.exercises,
    outcome,
    findings: other === undefined ? findings : findings.map((finding) => ({ ...finding, violations: [] })),
    journal,
    output: rig.output,
    drivable: rig.drivable,
    impatient: rig.impatient || rig.commands.impatient,
    ...(rig.leftToRepetition && { leftToRepetition: true }),
    waitedInVain: rig.waitedInVain,
    settlingMs: rig.settlingMs,
    heldUp: heldUp(),
    sequences: rig.sequences,
    isCut,
    durationMs: performance.now() - began,
  };
}

/** Plays it, and then looks whether what is blamed in the end deserves it. Generated sequences see to that themselves. */
async function playOut(scenario: Scenario, rig: Rig): Promise<void> {
  const compare = async () => {
    if (rig.sequences.length > 0) return;
    await playComparisons(rig);
    rig.sequences.length = 0;
  };
  try {
    await scenario.play(rig);
  } catch (error) {
    if (error instanceof GaveUp) await compare();
    throw error;
  }
  await compare();
}

function endWhenBroken(rig: Rig, rules: readonly Rule[], doubts: Doubts): void {
  const judgement = new LiveJudgement(doubts.rules ?? rules);
  const look = () => {
    const broken = judgement.broken();
    if (doubts.rules?.every((rule) => broken.includes(rule))) rig.endEarly();
  };
  const see = (entry: Entry) => {
    if (!isRivals(entry)) judgement.see(entry);
    look();
  };
  rig.journal.entries.forEach(see);
  rig.journal.subscribe(see);
  doubts.onKnown(look);
}

/** @throws ConfigurationError when the platform cannot listen at the given address */
async function openRig(options: RigOptions): Promise<Rig> {
  try {
    return await Rig.open(options);
  } catch (error) {
    if (error instanceof PlatformError) throw new ConfigurationError([error.message]);
    throw error;
  }
}

async function outcomeOf(error: unknown, rig: Rig): Promise<Outcome> {
  if (error instanceof GaveUp) {
    // Of several that were sent at once, others may still wait.
    await rig.commands.settled();
    if (rig.enough) return 'ran';
    const exit = rig.online ? undefined : await rig.until(({ type }) => type === 'device-exited', { ms: dyingMs });
    // The commands without an answer are in the journal: the rules have what they need.
    if (exit?.type !== 'device-exited') return 'ran';
    return { couldNotRun: endOf(exit) };
  }
  if (error instanceof CouldNotRun) {
    await awaitDeath(rig);
    const exit = rig.isRunning ? unaskedExit(rig) : undefined;
    return { couldNotRun: exit && hadBegun(rig, exit) ? endOf(exit) : error.message };
  }
  if (error instanceof DeviceError) return { couldNotRun: error.message };
  return { harnessError: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function endOf(exit: Entry<'device-exited'>): string {
  return `The device ${howItEnded(exit)}, and the scenario with it.`;
}

/** Where it never got ready, that is what there is to say. */
function hadBegun({ journal, options }: Rig, exit: Entry): boolean {
  const isSubscribing = options.declaration.commands && options.playbook.readyAt === 'subscribed';
  const ready = isSubscribing ? 'subscribed' : 'device-online';
  return journal.entries.some(({ type, seq }) => type === ready && seq < exit.seq);
}

function unaskedExit({ journal }: Rig): Entry<'device-exited'> | undefined {
  const exit = journal.entries.findLast((entry) => entry.type === 'device-exited' && !entry.asked);
  return exit?.type === 'device-exited' ? exit : undefined;
}

/**
 * A process that crashes takes its connection with it, and ends a little later. It is not asked to stop before that: then
 * it would not be known that it had ended itself.
 */
async function awaitDeath(rig: Rig): Promise<void> {
  const { device } = rig.options;
  const isProcess = device.kind === 'command' || device.kind === 'adapter';
  // One that was refused before lives on after that: it tries again.
  if (!isProcess || !rig.isRunning || rig.online || rig.isRefused || unaskedExit(rig)) return;
  const closed = rig.journal.entries.findLast(({ type }) => type === 'connection-closed');
  if (closed?.type !== 'connection-closed' || closed.by !== 'device' || closed.staged) return;
  const after = closed.seq;
  await rig.until(({ type }) => type === 'device-exited', { ms: dyingMs, after });
}
