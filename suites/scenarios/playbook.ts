import type fc from 'fast-check';
import type { z } from 'zod';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import type { Identity, NewGeneration } from '../../mock-platform/generations/generation.ts';
import type { ServedGeneration } from '../../mock-platform/generations/served-generation.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Device } from '../../mock-platform/registry/device.ts';
import type { Product } from '../../mock-platform/registry/registry.ts';
import type { BytesOf } from '../arbitraries/commands.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connection } from '../device/device.ts';
import type { Entry, Need } from '../rules/rule.ts';
import type { Manner } from './manner.ts';
import type { MeantAnswer } from './meant-answers.ts';
import type { Declaration, RigOptions } from './rig-options.ts';
import type { Scenario } from './scenario.ts';
import type { Settled, Setup } from './setup.ts';
import type { StepCommand, StepOf } from './step.ts';
import type { WrittenKeys } from './written-steps.ts';

/** Something that a device may not be able to do, whether this one is not, and that in words. */
export type Lack = readonly [need: Need, isLacking: boolean, words: string];

/** What generated steps depend on. */
export interface Repertoire extends Pick<RigOptions, 'model' | 'declaration' | 'identity'>, Setup {
  readonly playbook: Playbook;
  /** What the device can do. */
  readonly can: (need: Need) => boolean;
}

/** The keys of a generation's commands, as sequences of steps have them. */
export interface PlayedKeys extends WrittenKeys {
  /** Those at which devices fail that handle others. */
  readonly boundaries: readonly string[];
  /** From where the platform may be told to count on; empty where keys have no order. */
  readonly starts: readonly string[];
  /** May the platform use a key again that was answered, or whose time is over? */
  readonly areReused: boolean;
  /** So many bytes of a command the longest key is. */
  readonly bytes: number;
}

/** Something that is sent as a command and is none that the device has to carry out. */
export type DrawnProbe = Pick<StepOf<'probe'>, 'what' | 'flaw' | 'key' | 'v2'> & { readonly payload: Uint8Array };

/** Something that is said to a device and wants no answer. */
export type DrawnSaying = Pick<StepOf<'said'>, 'what'> & { readonly payload: Uint8Array };

/** Requests that some devices of a generation take, and others leave alone. */
export interface OptionalRequests {
  readonly need: Need;
  /** The capability that says whether a device takes them; `auto` leaves it open. */
  readonly member: 'propertiesSet' | 'propertiesGet';
  /** One of them, in words. */
  readonly words: string;
  /** Three valid ones; none where the model has nothing for them. */
  draw(model: ProductModel, maxBytes: number, seed: number): readonly CommandRequest[];
}

/**
 * What the suites ask a generation of the protocol: how a device of it is started, what there is to play with it, and how that
 * is written down. The platform asks its `Generation`, and whoever reads a journal asks its `Dialect`.
 */
export interface Playbook {
  /** As results name it. */
  readonly generation: number;
  /** As `serve` has it: its name, and with what a device logs in. */
  readonly served: Pick<ServedGeneration, 'name' | 'loginOf'>;
  /**
   * All that a run plays beside generated sequences. The first one that applies shows whether the device runs at all; then those
   * that wait longest, so that the others fit beside them.
   */
  readonly scenarios: readonly Scenario[];
  /** Its own settings of a run. @throws ConfigurationError for what cannot be loaded */
  settle(configuration: Configuration): Promise<Settled>;
  /** What a device of it declares beside what any does, as the rules see it. */
  declares(capabilities: Configuration['capabilities'], model: ProductModel): Partial<Declaration>;
  /** What only devices of this generation can do, and this one says that it cannot. */
  lacks(declared: Pick<Configuration, 'capabilities' | 'registration'>): readonly Lack[];
  /** What a device of it takes or not, also where it does not declare that. */
  readonly optional?: readonly OptionalRequests[];

  /** The product model at this path, in the form in which a device of this generation gets it: `modelFolderOf`, `modelFileOf`. */
  readonly modelFor: (path: string) => Promise<string>;
  /** What the platform of a scenario speaks. */
  readonly speaks: NewGeneration;
  /** What the platform knows of the product of the device beside its model. */
  ofProduct(options: RigOptions): Omit<Product, 'productId' | 'model'> & Setup;
  /** What the device is told at its start, beside where the platform is: as whom to log in, and what its generation leaves open. */
  tell(
    device: Device,
    options: RigOptions,
  ): Omit<Connection, 'host' | 'port' | 'transport' | 'caFile' | 'productModel'>;
  /** What shows that a device can take commands: that its CONNACK has left, or a SUBSCRIBE after it. */
  readonly readyAt: 'greeted' | 'subscribed';
  /** Has the device logged in as itself, and not only to learn who it is? */
  isItself(identity: Identity): boolean;

  /** What a scenario, or a replay, asks to be played with; empty for what asks for nothing of the generation's own. */
  setupOf(asked: Setup): Setup;
  /** The same as replay tokens have it, a member each. */
  readonly planned: z.ZodRawShape;

  readonly keys: PlayedKeys;
  readonly bytesOf: BytesOf;
  /** Can a command be written in more than one way? */
  takesForms(setup: Setup): boolean;
  /** Commands in those ways; undefined where there are none. */
  forms(repertoire: Repertoire): fc.Arbitrary<StepCommand> | undefined;
  /** Requests that are answered as commands are, and are none; undefined where there are none. */
  otherRequests(repertoire: Repertoire): fc.Arbitrary<StepCommand> | undefined;
  /** The same that the device has to refuse. */
  unfitRequests(repertoire: Repertoire): fc.Arbitrary<StepCommand> | undefined;
  /** What a device has to survive in the place of a command, and how often of each kind. */
  probes(repertoire: Repertoire): readonly (readonly [weight: number, fc.Arbitrary<DrawnProbe>])[];
  /** What a device has to survive that wants no answer, and how often of each kind. */
  sayings(repertoire: Repertoire): readonly (readonly [weight: number, fc.Arbitrary<DrawnSaying>])[];
  /** What to try of a command that stays unanswered, each with one change. */
  manners(request: CommandRequest, options: Pick<RigOptions, 'model'> & Setup): readonly Manner[];
  /** What an entry can only be meant as that the platform does not read as an answer; absent where none is read so. */
  meantAnswer?(entry: Entry, settled: Settled): MeantAnswer | undefined;
}
