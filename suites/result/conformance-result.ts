import { z } from 'zod';
import { count } from './count.ts';
import { verdicts } from './verdict.ts';
import { violation } from './violation.ts';

const counts = z.object({
  pass: count,
  fail: count,
  warn: count,
  'not-applicable': count,
  'not-exercised': count,
  'could-not-run': count,
  'harness-error': count,
});

const knownFailure = z.object({ reason: z.string(), issue: z.string().exactOptional() });

const ruleResult = z
  .object({
    id: z.string(),
    level: z.enum(['MUST', 'SHOULD']),
    sentence: z.string().describe('Completes "the device …".'),
    source: z.string().describe('Section of the protocol reference or of MQTT 3.1.1.'),
    verdict: z.enum(verdicts),
    exercised: count.describe('How many cases the rule decided.'),
    reason: z.string().exactOptional().describe('Why the verdict is neither pass nor a violation.'),
    flaky: z.literal(true).exactOptional().describe('Broken, but never again alone on a fresh device.'),
    known: knownFailure.exactOptional().describe('The entry of `known` that expects this rule to be broken.'),
    unasked: z.literal(true).exactOptional().describe('Neither it nor a scenario that shows it was asked for.'),
    undecided: z.literal(true).exactOptional().describe('In one shard of a run: what other shards play may decide it.'),
    meant: z
      .enum(['shown', 'missed'])
      .exactOptional()
      .describe(
        'In one shard of a run: whether it showed in a scenario that is meant to show it, and was not kept from it.',
      ),
    broken: count.describe('Number of violations, of which the first few are listed.'),
    violations: z.array(violation),
  })
  .meta({ id: 'Rule' });

/** What a scenario looked like from afar. Of each kind only a number is kept; `omitted` counts the others. */
const timeline = z
  .object({
    end: z.number().min(0),
    connections: z.array(
      z.object({
        connection: z.int(),
        opened: z.number(),
        closed: z.number().exactOptional().describe('Absent when it was open at the end.'),
        accepted: z.number().exactOptional().describe('When its CONNECT was accepted.'),
        by: z.enum(['device', 'platform']).exactOptional().describe('Who closed it.'),
        reason: z.string().exactOptional().describe('Why it was refused, or else why it closed.'),
      }),
    ),
    reports: z.array(z.object({ t: z.number(), services: z.string().describe('Names, separated by commas.') })),
    commands: z.array(z.object({ t: z.number(), command: z.string(), answeredMs: z.number().exactOptional() })),
    stages: z.array(z.object({ stage: z.string(), began: z.number(), ended: z.number().exactOptional() })),
    omitted: count,
  })
  .meta({ id: 'Timeline' });

const scenario = z
  .object({
    name: z.string(),
    title: z.string(),
    durationMs: z.number().min(0),
    outcome: z.enum(['ran', 'could-not-run', 'harness-error']),
    reason: z.string().exactOptional().describe('Why it did not run.'),
    output: z.array(z.string()).exactOptional().describe('The last lines that the device printed, if it did not run.'),
    timeline: timeline.exactOptional(),
    replay: z.string(),
  })
  .meta({ id: 'Scenario' });

const depth = z
  .object({
    commands: z
      .array(z.object({ service: z.string(), command: z.string(), sent: count, succeeded: count }))
      .describe('Every command of the product model: how often it was sent, and answered with success.'),
    boundaries: z
      .array(
        z.object({
          service: z.string(),
          command: z.string(),
          parameter: z.string(),
          boundary: z.string(),
          hits: count,
        }),
      )
      .describe(
        'Every value at the edge of what a parameter allows: how often it was sent. Of a property that can be written, the command is properties/set.',
      ),
    gets: z
      .array(z.object({ service: z.string().describe('Empty: all of them at once.'), asked: count, answered: count }))
      .exactOptional()
      .describe('How often each service was asked for its properties, where any was.'),
    sessionEvents: z
      .array(z.object({ event: z.string(), count }))
      .describe('What happened to the connection, and how often.'),
    pairs: z
      .array(z.object({ first: z.string(), second: z.string(), count }))
      .describe('Kinds of steps that followed each other.'),
    sequences: count.describe('Generated sequences that were played.'),
    asked: z
      .object({ sequences: count, why: z.string().describe('Why fewer were played.') })
      .exactOptional()
      .describe('Generated sequences that were asked for, where fewer were played.'),
    steps: count.describe('Their steps.'),
    warnings: z.array(z.string()).describe('Where the run was shallow, and what to do about it.'),
  })
  .describe('How much of the device was really exercised.')
  .meta({ id: 'Depth' });

const cause = z
  .object({
    rule: z.string().describe('The rule that names the cause.'),
    alsoBroken: z
      .array(z.string())
      .describe('Rules that are broken by the same messages, in the order of the catalogue.'),
  })
  .meta({ id: 'Cause' });

/** `conformance.json`: the whole result of a run. The published JSON Schema is made from this. */
export const conformanceResult = z
  .object({
    schemaVersion: z.literal(1),
    summary: z.object({
      verdict: z.enum(verdicts),
      counts,
      flaky: count.describe('Rules whose failure would have failed the run, had it repeated.'),
      strict: z
        .union([z.boolean(), z.array(z.string()).readonly()])
        .describe('Where a broken SHOULD fails the run: everywhere, nowhere, or at the rules and areas of these ids.'),
      durationMs: z.number().min(0),
      seed: z.int(),
      stopped: z
        .string()
        .exactOptional()
        .describe('What stopped the run before its end, completing "stopped …": it is incomplete.'),
    }),
    device: z.object({
      kind: z.enum(['command', 'adapter', 'module', 'external', 'recording']),
      command: z
        .array(z.string())
        .describe('Its command line; for a module or a recording its path, for hardware its name.'),
    }),
    shard: z
      .object({
        index: z.int().min(1),
        count: z.int().min(1),
        declaration: z.object({ commands: z.boolean(), reconnects: z.boolean(), maxCommandBytes: z.int() }),
      })
      .exactOptional()
      .describe('This is a part of a run. `merge` makes one result of all parts.'),
    platform: z.object({
      generation: z.int().min(1).describe('Of the interface, by whose rules the device is judged.'),
      decidedBy: z
        .string()
        .exactOptional()
        .describe('Why this generation, completing "since …", where it was not set: mostly what the device did.'),
    }),
    rules: z.array(ruleResult).describe('In the order of the catalogue.'),
    causes: z
      .array(cause)
      .exactOptional()
      .describe('Which broken rules belong together, each once, what to mend first in front. Known ones are left out.'),
    exits: z
      .array(z.object({ how: z.string().describe('Such as `by SIGSEGV`, `with exit code 1`.'), count }))
      .exactOptional()
      .describe('How often, and how, the device ended without being asked to, in all scenarios.'),
    replayed: z.string().exactOptional().describe('This is the replay of a failure of this rule.'),
    stale: z
      .array(z.object({ rule: z.string(), reason: z.string(), why: z.string() }))
      .describe('Entries of `known` whose failure is gone. Each fails the run.'),
    scenarios: z.array(scenario).describe('In the order of their names.'),
    depth: depth.exactOptional(),
  })
  .describe('Result of a conformance run.');

/** The verdicts of a run, as `conformance.json` has them: `summary`, `rules` with their violations, `scenarios`, and more. */
export type ConformanceResult = z.infer<typeof conformanceResult>;
export type RuleResult = ConformanceResult['rules'][number];
export type ViolationResult = RuleResult['violations'][number];
export type CounterexampleResult = NonNullable<ViolationResult['counterexample']>;
export type DepthResult = NonNullable<ConformanceResult['depth']>;
export type TraceRow = ViolationResult['trace'][number];
export type Payload = NonNullable<TraceRow['payload']>;
export type OutputLineResult = NonNullable<ViolationResult['output']>[number];
export type Timeline = NonNullable<ScenarioSummary['timeline']>;
export type ScenarioSummary = ConformanceResult['scenarios'][number];
export type Shard = NonNullable<ConformanceResult['shard']>;
export type UnaskedExits = NonNullable<ConformanceResult['exits']>;
export type StaleEntry = ConformanceResult['stale'][number];
