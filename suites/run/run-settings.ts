import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import type { KnownFailure } from '../configuration/known-failure.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { Extent } from '../scenarios/extent.ts';
import type { Learnt } from '../scenarios/learnt.ts';
import type { Playbook } from '../scenarios/playbook.ts';
import type { Declaration, RigOptions, Waits } from '../scenarios/rig-options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Settled, Setup } from '../scenarios/setup.ts';
import type { Steps } from '../scenarios/step.ts';
import type { Strictness } from '../verdicts/strictness.ts';
import type { BelievedFailure } from './believed.ts';
import type { Progress } from './run-progress.ts';
import type { Selection } from './selection.ts';
import type { ShardNumber } from './shard.ts';

/** All that a run needs to know; the configuration provides it. */
export interface RunSettings extends Settled {
  readonly device: DeviceUnderTest;
  readonly declaration: Declaration;
  readonly model: ProductModel;
  readonly modelFolder: string;
  /** What the generation of the protocol that it speaks has to play. */
  readonly playbook: Playbook;
  /** Why it is judged in that generation, completing "since …"; absent where the user says so. */
  readonly since?: string;
  /** When the device was first looked at, by `performance.now()`: seconds count from then. Default: when it is played. */
  readonly began?: number;
  /** What a first look has shown, for the depth of the run. */
  readonly notes?: readonly string[];
  readonly registration: boolean;
  readonly waits: Waits;
  readonly seed: number;
  readonly strict: Strictness;
  /** Play the scenarios that wait for a keep-alive, too. */
  readonly long: boolean;
  readonly known: readonly KnownFailure[];
  /** What the device declares that it cannot do, with the words to print. */
  readonly inapplicable: ReadonlyMap<Need, string>;
  readonly identity: RigOptions['identity'];
  readonly host: string;
  readonly port: number;
  /** Only one of the device can run at a time. Default: several can, on ports that the platforms choose. */
  readonly oneAtATime?: boolean;
  readonly caFile?: string;
  /** Token that plays one scenario, or just these steps of it, again. */
  readonly replay: (scenario: string, found?: Found) => string;
  readonly scenarios?: readonly Scenario[];
  readonly rules: readonly Rule[];
  /** What was asked for, if not all of it. */
  readonly selection?: Selection;
  /** Stop when the first failure that would fail the run was repeated. */
  readonly bail?: boolean;
  /** How much is generated, and which scenarios are left out. Default: nothing is. */
  readonly extent?: Extent;
  /** Play only the scenarios and explorers of one shard. Default: all. */
  readonly shard?: ShardNumber;
  /** How long to look for the shortest sequence for each broken rule, ms. Default: 0, not at all. */
  readonly budgetMs?: number;
  /** Id of the rule, of whose failure this is a replay. */
  readonly replayed?: string;
  /** Look no longer than the device was looked at, for all broken rules together. Default: for each as long as `budgetMs` says. */
  readonly inProportion?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** How long it may take: then it stops in order. Default: as long as it takes. */
  readonly limitMs?: number;
  /** Told of each failure as soon as it is believed. */
  readonly onBelieved?: (failure: BelievedFailure) => void;
  /** What this run knows of the device by now; it begins with what a first look has shown. */
  readonly learnt?: Learnt;
  /** What must not stand in the result; the run comes to know it. */
  readonly secrets?: KnownSecrets;
  /**
   * Ends the run in order when it is aborted: nothing more is begun, what is being played is cut off, and what was found is
   * settled. The reason completes "stopped …", such as "by Ctrl-C".
   */
  readonly stop?: AbortSignal;
}

/** What was found to break a rule. */
export interface Found {
  readonly rule: string;
  readonly steps: Steps;
  readonly path: string;
  /** What of its own the generation was played with. */
  readonly setup: Setup;
}
