export type { DrawnCommand } from './arbitraries/commands.ts';
export type { ConfigurationFile } from './configuration/configuration.ts';
export { ConfigurationError } from './configuration/configuration-error.ts';
export {
  type Connection,
  DeviceError,
  type DeviceModule,
  type DeviceUnderTest,
  type Exit,
  type OutputLine,
  type ReportedService,
  type RunningDevice,
} from './device/device.ts';
export type { V1Connection } from './device/v1/own.ts';
export type { HandedOver, ToldMessage } from './device/v2/own.ts';
export { type JudgeOptions, judgeJournal } from './journals/judge-journal.ts';
export type { Example } from './pages/example.ts';
export { pageOf, type RulePage } from './pages/page-of.ts';
export type { ConformanceResult } from './result/conformance-result.ts';
export type { Verdict } from './result/verdict.ts';
export { rules } from './rules/catalogue.ts';
export type { Stage } from './rules/harness-events.ts';
export type { Mending, Prose } from './rules/prose.ts';
export {
  type Bench,
  defineRule,
  type Entry,
  type Fold,
  type Handlers,
  type Level,
  type Need,
  type Rule,
  type SuiteEvent,
  type SuiteEventType,
  type Violation,
} from './rules/rule.ts';
export type { SourceLink } from './rules/source-links.ts';
export type { BelievedFailure } from './run/believed.ts';
export { type ConformanceOptions, runConformance } from './run/run-conformance.ts';
export type { Progress } from './run/run-progress.ts';
export type { CommandDesk, Leave } from './scenarios/command-desk.ts';
export type { Wait } from './scenarios/learnt.ts';
export type { Rig } from './scenarios/rig.ts';
export type { Declaration, RigOptions, Waits } from './scenarios/rig-options.ts';
export { CouldNotRun, defineScenario, GaveUp, type Scenario } from './scenarios/scenario.ts';
export { scenarios } from './scenarios/scenarios.ts';
export type { Settled, Setup } from './scenarios/setup.ts';
export type { V1Settled, V1Setup } from './scenarios/v1/own.ts';
export type { Strictness } from './verdicts/strictness.ts';
