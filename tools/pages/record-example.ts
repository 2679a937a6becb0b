import { type Fault, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { variantDevice, variantsOfV2 } from '../../fixtures/devices/variants/index.ts';
import type { Stamp } from '../../mock-platform/journal/events.ts';
import type { DeviceModule } from '../../suites/device/device.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import type { Example, Moment } from '../../suites/pages/example.ts';
import type { TraceRow } from '../../suites/result/conformance-result.ts';
import { LiveJudgement } from '../../suites/rules/judge.ts';
import type { Entry, Rule, Violation } from '../../suites/rules/rule.ts';
import { type Played, playScenario } from '../../suites/run/play-scenario.ts';
import type { Scenario } from '../../suites/scenarios/scenario.ts';
import { carrierOf } from '../../suites/trace/carrier-of.ts';
import { traceOf } from '../../suites/trace/trace.ts';
import { payloadText } from '../../suites/words/payload-text.ts';
import { generationOf, repertoireOf, type TrialProducts } from '../kill-matrix/trial-product.ts';
import { trialSettings } from '../kill-matrix/trial-run.ts';

/** Faults are measured against an answer within three seconds; the rest is patience with a busy machine. */
const waits = { startMs: 20_000, answerMs: 3000, reportMs: 10_000, reconnectMs: 20_000 };

/** Plays a fault until its rule is broken, and the same scenario with the reference device. */
export async function recordExample(rule: Rule, fault: Fault, products: TrialProducts): Promise<Example | undefined> {
  // Those that wait for a keep-alive are for the devices that have a short one.
  const played = repertoireOf(generationOf(fault)).filter(
    ({ long }) => !long || fault.options?.keepAliveSeconds !== undefined,
  );
  const aimed = played.filter(({ name }) => rule.shownIn?.includes(name));
  const inTurn = [...aimed, ...played.filter((other) => !aimed.includes(other))];
  for (const scenario of inTurn) {
    const broken = await play(scenario, fault, faultyDevice(fault.id), rule, products);
    const violation = broken?.findings[0]?.violations[0];
    if (!broken || !violation) continue;
    const passes = await passingExample(rule, fault, [scenario, ...inTurn.filter((other) => other !== scenario)], {
      violation,
      products,
    });
    return { breaks: brokenMoment(fault, scenario, violation, broken.journal), ...(passes && { passes }) };
  }
  return undefined;
}

/** A correct device in the same scenario; where none has an occasion there, the reference device in others. */
async function passingExample(
  rule: Rule,
  fault: Fault,
  [same, ...others]: readonly Scenario[],
  { violation, products }: { readonly violation: Violation; readonly products: TrialProducts },
): Promise<Example['passes']> {
  const [reference, ...habits] = correctDevices(fault);
  const plays = [
    ...[reference, ...habits].map((correct) => ({ correct, scenario: same })),
    ...others.map((scenario) => ({ correct: reference, scenario })),
  ];
  for (const { correct, scenario } of plays) {
    if (!correct || !scenario) continue;
    const played = await play(scenario, fault, correct.device, rule, products);
    const moment = played && passingMoment(rule, played.journal, violation);
    if (moment) return { ...moment, ...(correct.habit !== undefined && { device: correct.habit }) };
  }
  return undefined;
}

/** Habits of correct devices that give a rule an occasion where the reference device gives none: by generation. */
const occasions: Readonly<Record<number, readonly string[]>> = {
  2: ['six-subscriptions-qos-1', 'trace-id', 'gzip-reports'],
};

/** The reference device, and after it those with a habit. */
function* correctDevices(fault: Fault): Generator<{ readonly habit?: string; readonly device: DeviceModule }> {
  const generation = generationOf(fault);
  yield { device: createReferenceDevice({ generation, ...fault.options }) };
  for (const id of occasions[generation] ?? []) {
    const habit = variantsOfV2.find((variant) => variant.id === id)?.habit;
    if (habit !== undefined) yield { habit, device: variantDevice(id, fault.options) };
  }
}

/** Undefined when the scenario asks for something that the device does not declare. */
async function play(
  scenario: Scenario,
  fault: Fault,
  device: DeviceModule,
  rule: Rule,
  products: TrialProducts,
): Promise<Played | undefined> {
  const settings = trialSettings(
    {
      device: moduleDevice(device),
      generation: generationOf(fault),
      ...(fault.capabilities && { capabilities: fault.capabilities }),
      registration: fault.rule.startsWith('V1-DYN-'),
      waits,
    },
    products[generationOf(fault)],
  );
  if (scenario.needs?.some((need) => settings.inapplicable.has(need))) return undefined;
  const setup = settings.playbook.setupOf(scenario);
  return playScenario(scenario, { ...settings, ...setup, learns: true }, [rule]);
}

function brokenMoment(fault: Fault, scenario: Scenario, violation: Violation, journal: readonly Entry[]) {
  const { evidence, ...words } = violation;
  return {
    fault: fault.id,
    device: fault.breaks,
    scenario: scenario.name,
    ...words,
    ...momentOf(evidence, journal),
  };
}

/** Where the rule was kept: a case of the same kind as the broken one, with the same key if there is one. */
function passingMoment(rule: Rule, journal: readonly Entry[], { evidence }: Violation): Moment | undefined {
  const cases = casesOf(rule, journal);
  const wanted = evidence.at(-1) as Entry | undefined;
  const sameKey = cases.find((entry) => keyOf(entry) !== undefined && keyOf(entry) === (wanted && keyOf(wanted)));
  const chosen = sameKey ?? cases.find(({ type }) => type === wanted?.type) ?? cases[0];
  return chosen && momentOf([...stepsTo(chosen, journal), chosen], journal);
}

/** What a rule that is decided at the end of a stage had to look at: connections that came and went, and what was sent again. */
function stepsTo(chosen: Entry, journal: readonly Entry[]): Entry[] {
  if (chosen.type !== 'stage-ended') return [];
  const began = journal.findLast((entry) => entry.type === 'stage-began' && entry.seq < chosen.seq)?.seq ?? chosen.seq;
  const seen = new Set<string>();
  const isAgain = (payload: Uint8Array) => seen.size === seen.add(Buffer.from(payload).toString('hex')).size;
  const told = (entry: Entry) => {
    if (entry.type === 'connection-opened' || entry.type === 'connection-closed') return true;
    if (entry.type !== 'packet-received' && entry.type !== 'packet-sent') return false;
    const { packet } = entry;
    return packet.type === 'CONNACK' || (packet.type === 'PUBLISH' && isAgain(packet.payload));
  };
  return journal.filter((entry) => entry.seq > began && entry.seq < chosen.seq && told(entry));
}

/** The entries at which the rule was exercised. */
function casesOf(rule: Rule, journal: readonly Entry[]): Entry[] {
  const cases: Entry[] = [];
  let current: Entry | undefined;
  const watched: Rule = {
    ...rule,
    judge: (bench) =>
      rule.judge({
        ...bench,
        exercised: () => {
          if (current) cases.push(current);
        },
      }),
  };
  const judgement = new LiveJudgement([watched]);
  for (const entry of journal) {
    current = entry;
    judgement.see(entry);
  }
  return cases;
}

function keyOf(entry: Entry): unknown {
  return 'key' in entry ? entry.key : undefined;
}

/** No packet that a page has to show whole is longer. */
const MOST_BYTES = 192;
/** No message in full is longer. */
const MOST_TEXT = 1024;
/** As much of a payload as a row of a trace shows; a longer one is given in full beside it. */
const SHOWN = 120;

function momentOf(evidence: readonly Stamp[], journal: readonly Entry[]): Moment {
  const last = evidence.at(-1) as Entry | undefined;
  const bytes = last && bytesOf(last);
  const payload = last && payloadOf(carrierOf(last, journal));
  return { trace: shortened(traceOf(evidence, journal)), ...(bytes && { bytes }), ...(payload && { payload }) };
}

/**
 * What led to the offending row and the row after it, without the suites' own steps, with times from the first row on. What a summary
 * abbreviates is left out: a page does not show it, and the package holds all of this.
 */
function shortened(rows: readonly TraceRow[]): TraceRow[] {
  const steps = rows.filter(({ from, packet, offending }) => offending || from !== 'harness' || packet !== 'stage');
  const end = steps.findIndex(({ offending }) => offending);
  const shown = steps.slice(0, end + 2);
  const start = shown[0]?.t ?? 0;
  return shown.map(({ topic: _, payload: __, ...row }) => ({ ...row, t: Math.round(row.t - start) }));
}

/** Of the packet that a rule on bytes decided. */
function bytesOf(entry: Entry): string | undefined {
  if (entry.type !== 'wire-violated' && entry.type !== 'packet-received') return undefined;
  return Buffer.from(entry.raw.subarray(0, MOST_BYTES)).toString('hex');
}

function payloadOf(entry: Entry): string | undefined {
  if (entry.type !== 'packet-received' || entry.packet.type !== 'PUBLISH') return undefined;
  const text = payloadText(entry.packet.payload, MOST_TEXT);
  return text.length > SHOWN ? text : undefined;
}
