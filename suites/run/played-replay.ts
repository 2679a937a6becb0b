import { z } from 'zod';
import type { Playbook } from '../scenarios/playbook.ts';
import type { Setup } from '../scenarios/setup.ts';
import type { Steps } from '../scenarios/step.ts';
import { stepsWrittenWith } from '../scenarios/written-steps.ts';
import { type Replay, read } from './replay-token.ts';

/** A replay as it is played: its steps and its plan in the words of the suites. */
export interface PlayedReplay extends Pick<Replay, 'scenario' | 'rule'> {
  readonly steps?: Steps;
  /** What of its own the generation is played with. */
  readonly setup?: Setup;
  readonly registration?: boolean;
}

/**
 * Reads what a generation has written into a replay.
 * @param what names the replay in messages
 * @throws ReplayTokenError when the generation, or this release, does not know some of it
 */
export function playedReplay(replay: Replay, playbook: Playbook, what: string): PlayedReplay {
  const { keys, planned } = playbook;
  const plan = z.strictObject({ transport: z.enum(['mqtts', 'mqtt']), ...planned, registration: z.boolean() });
  const written = z.object({ plan: plan.exactOptional(), steps: stepsWrittenWith(keys).exactOptional() });
  const { plan: ofPlan, steps } = read(replay, written, what);
  const { scenario, rule } = replay;
  return {
    scenario,
    ...(rule !== undefined && { rule }),
    ...(ofPlan && { setup: playbook.setupOf(ofPlan as Setup), registration: ofPlan.registration }),
    ...(steps && { steps }),
  };
}
