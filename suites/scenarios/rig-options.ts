import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import type { DeviceDeclared } from '../rules/harness-events.ts';
import type { Learnt } from './learnt.ts';
import type { Playbook } from './playbook.ts';
import type { Settled } from './setup.ts';

/** What a device declares of itself, as the rules see it. */
export type Declaration = Omit<DeviceDeclared, 'type' | 'deviceId' | 'nodeId' | 'productId'>;

/** What a scenario is played with: the device, what it declares, and its waits. */
export interface RigOptions extends Settled {
  readonly device: DeviceUnderTest;
  readonly declaration: Declaration;
  readonly model: ProductModel;
  /** Path of it, as the device gets it. */
  readonly modelFolder: string;
  /** @internal What the generation of the protocol that it speaks has for the suites to play. */
  readonly playbook: Playbook;
  /** The device gets its product's secret only, and has to register itself. */
  readonly registration: boolean;
  readonly waits: Waits;
  /** @internal Wait no longer than what the device has shown makes sense of; else each silence is proven with the declared wait. */
  readonly learns: boolean;
  /** @internal Look whether an answer that does not come in time comes late. Default: where each silence is proven. */
  readonly looksForLate?: boolean;
  /** @internal From when it is aborted on, what this is to show is known: each silence was proved elsewhere, and is waited for as in a first look. */
  readonly proved?: AbortSignal;
  /** @internal What the run knows of the device. Default: nothing yet. */
  readonly learnt?: Learnt;
  /** @internal Told when the device has become ready, and whether it can be told what to report. */
  readonly onReady?: (isDrivable: boolean) => void;
  /** @internal Told when the device does not do at once what is waited for: what that shows may have to be repeated. */
  readonly onLongWait?: () => void;
  /** @internal Told when the device does not do soon what is waited for, such as to answer a command: meanwhile something else can be done. */
  readonly onSilence?: () => void;
  /** @internal How long the device is left alone once it is ready, ms. Default: in a first look as long as the run knows it to be deaf then. */
  readonly settlingMs?: number;
  /** @internal An answer that is looked for once more came this long after its command, ms. */
  readonly latestAnswerMs?: number;
  readonly seed: number;
  /** @internal Told every secret and password of the device. */
  readonly secrets?: KnownSecrets;
  readonly identity: { readonly deviceId: string; readonly nodeId: string; readonly secret?: string };
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Where the device finds the CA certificate. Default: anywhere. */
  readonly caFile?: string;
  /** Ends the run in order when it is aborted. Its reason completes "stopped …". */
  readonly stop?: AbortSignal;
}

/** How long the device has for what, in milliseconds. */
export interface Waits {
  /** To start, connect and subscribe. */
  readonly startMs: number;
  /** To answer a command. */
  readonly answerMs: number;
  /** To send a report itself. */
  readonly reportMs: number;
  /** To come back after its connection broke. */
  readonly reconnectMs: number;
}
