import type { CounterexampleResult } from '../result/conformance-result.ts';
import type { Steps } from '../scenarios/step.ts';
import { type WrittenKeys, writtenStep } from '../scenarios/written-steps.ts';
import { describeStep } from './describe-step.ts';

/** Steps as a result has them: in words, and as `replay` plays them. */
export function toldSteps(steps: Steps, keys: WrittenKeys): CounterexampleResult['steps'] {
  return steps.map((step) => ({ text: describeStep(step, keys.name), step: writtenStep(step, keys) }));
}
