import { PlatformError } from '../../mock-platform/platform-error.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { rulesFor } from '../rules/catalogue.ts';
import { findingsIn } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import { aimed } from '../scenarios/aimed.ts';
import type { ScenarioResult } from '../verdicts/scenario-result.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import { byDevice } from './by-device.ts';
import { generationIn } from './generation-in.ts';
import { neverLetIn } from './never-let-in.ts';
import type { Recording } from './read-recording.ts';
import { factsOf, whyNotJudged } from './why-not-judged.ts';

export interface JudgeRecordingOptions {
  readonly rules: readonly Rule[];
  /** A broken SHOULD fails. */
  readonly strict?: Strictness;
  /** How the recording is called. */
  readonly name: string;
}

/**
 * Judges what was recorded, without a device: each device for itself. What the recording does not show is not applicable,
 * with the reason.
 * @throws PlatformError when no client connects in it
 */
export function judgeRecording(
  { entries, kind, lacks, secrets, ...recording }: Recording,
  { rules: given, strict = false, name }: JudgeRecordingOptions,
): ConformanceResult {
  const devices = byDevice(entries);
  if (devices.length === 0) {
    throw new PlatformError(
      `Nobody connects in ${name}: expected the journal of a platform that a device connected to. Record one with a device.`,
    );
  }
  const { generation, served, scenarios } = generationIn(entries, recording.generation);
  const rules = rulesFor(served.name, given);
  const facts = factsOf(entries, kind === 'capture', lacks.length > 0);
  const results = devices.map(
    (device): ScenarioResult => ({
      scenario: device.name,
      title: `what ${device.name} did in ${name}`,
      durationMs: (device.entries.at(-1)?.at ?? 0) - (device.entries[0]?.at ?? 0),
      expects: [],
      outcome: 'ran',
      findings: findingsIn(rules, device.entries),
      journal: device.entries,
      output: [],
      replay: name,
    }),
  );
  // Where a rule is broken, that says why.
  const refused = devices.flatMap((device, index) =>
    results[index]?.findings.some(({ violations }) => violations.length > 0) ? [] : (neverLetIn(device) ?? []),
  );
  const advice = facts.isCapture && !facts.hasPassword ? ['Give --secret, and its credentials are judged, too.'] : [];
  const aims = aimed(scenarios, rules);
  const result = settleVerdicts({
    rules,
    scenarios: [
      ...results,
      ...[...lacks, ...refused.map((why) => [why, ...advice].join(' '))].map((lack) => missing(lack, name)),
    ],
    inapplicable: new Map(),
    leftOut: new Map(rules.map((rule) => [rule.id, whyNotJudged(rule, facts, aims)])),
    known: [],
    strict,
    seed: 0,
    durationMs: Math.max(0, ...results.map(({ durationMs }) => durationMs)),
    device: { kind: 'recording', command: [name] },
    generation,
  });
  return secrets?.coverAll(result) ?? result;
}

/** What is missing of a recording, as a part of the run that could not be judged. */
function missing(lack: string, name: string): ScenarioResult {
  return {
    scenario: name,
    title: `what is missing in ${name}`,
    durationMs: 0,
    expects: [],
    outcome: { couldNotRun: lack },
    findings: [],
    journal: [],
    output: [],
    replay: name,
  };
}
