import { bothGenerations } from '../../../mock-platform/generations/both/both-generations.ts';
import type { GenerationNumber } from '../../configuration/generations.ts';
import { DeviceError } from '../../device/device.ts';
import type { OptionalRequests, Playbook } from '../../scenarios/playbook.ts';
import { playbooks } from '../../scenarios/playbooks.ts';
import { Rig } from '../../scenarios/rig.ts';
import type { RigOptions } from '../../scenarios/rig-options.ts';
import { CouldNotRun, GaveUp } from '../../scenarios/scenario.ts';
import { untilStopped } from '../stopping.ts';
import { lookForGeneration, usualGeneration } from './look-for-generation.ts';
import { lookForOptional } from './look-for-optional.ts';

/** What a first look at a device is to find out, and what it is looked at with. */
export interface LookOptions {
  /** Of the interface, that the device speaks; undefined where it is looked for. */
  readonly generation: GenerationNumber | undefined;
  /** What the device is played with, in the words of each generation that it may understand. */
  readonly forms: readonly {
    readonly generation: GenerationNumber;
    readonly rig: Omit<RigOptions, 'playbook' | 'learns'>;
  }[];
  /** What of a generation's requests the device has left open. */
  readonly undeclared: (playbook: Playbook) => readonly OptionalRequests[];
}

/** What it found out. */
export interface Look {
  readonly generation: GenerationNumber;
  /** What showed it, completing "since …"; absent where it was known. */
  readonly since?: string;
  /** What the device does not take. */
  readonly silent: readonly OptionalRequests[];
  /** It had all of its time to connect, and opened no connection. */
  readonly isAbsent?: true;
  /** The log-ins for which it was refused until it was given up. */
  readonly refused?: readonly string[];
}

/**
 * Starts the device once before a run, where the run must know what only the device can show. Nothing is judged in it; what is wrong with the
 * device shows again in the run.
 */
export async function firstLook({ generation, forms, undeclared }: LookOptions): Promise<Look> {
  let look: Look = { generation: generation ?? usualGeneration, silent: [] };
  if (generation === undefined)
    look = { ...look, since: 'it did not show which one it speaks, and this is the usual one' };
  for (const { generation: form, rig: options } of forms) {
    const playbook = generation === undefined ? openPlaybook(form) : playbooks[generation];
    const { found, hasEnded, isAbsent, refused } = await lookAt(
      { ...options, playbook, learns: true },
      generation,
      undeclared,
    );
    if (found) return { ...look, ...found };
    // What stays without a word stays so.
    if (isAbsent && !options.stop?.aborted) look = { ...look, isAbsent };
    if (refused.length > 0) look = { ...look, refused };
    if (!hasEnded || options.stop?.aborted) break;
  }
  return look;
}

/** @returns what the device showed, if anything; and whether it ended by itself */
async function lookAt(
  options: RigOptions,
  generation: GenerationNumber | undefined,
  undeclared: LookOptions['undeclared'],
): Promise<{
  readonly found: Partial<Look> | undefined;
  readonly hasEnded: boolean;
  readonly isAbsent?: true;
  readonly refused: readonly string[];
}> {
  const rig = await Rig.open(options);
  const began = performance.now();
  try {
    let found: Partial<Look> | undefined;
    const work = async () => {
      const sign = generation === undefined ? await lookForGeneration(rig) : undefined;
      if (generation === undefined && !sign) return;
      if (generation !== undefined) await rig.startAndConnect();
      const spoken = playbooks[sign?.generation ?? generation ?? usualGeneration];
      found = { ...sign };
      const silent = await lookForOptional(rig, spoken, undeclared(spoken));
      found = { ...sign, silent };
    };
    let hasEnded = false;
    const left = (error: unknown) => {
      if (!isOfTheDevice(error)) throw error;
      // A module that cannot be started has no end of its own.
      hasEnded = error instanceof DeviceError;
    };
    await untilStopped(work().catch(left), options.stop);
    hasEnded ||= rig.journal.entries.some((entry) => entry.type === 'device-exited' && !entry.asked);
    const hasCome = rig.journal.entries.some(({ type }) => type === 'connection-opened');
    const isAbsent = !hasEnded && !hasCome && performance.now() - began >= options.waits.startMs;
    return { found, hasEnded, ...(isAbsent && { isAbsent }), refused: rig.learnt.refusedForGood };
  } finally {
    rig.endEarly();
    await rig.close();
  }
}

/** What a device did not do: the run tells that. */
function isOfTheDevice(error: unknown): boolean {
  return error instanceof CouldNotRun || error instanceof GaveUp || error instanceof DeviceError;
}

/** A device is told what one of this generation is told, and not which to speak. */
function openPlaybook(form: GenerationNumber): Playbook {
  const { modelFor, tell } = playbooks[form] as Playbook;
  return {
    ...playbooks[usualGeneration],
    speaks: bothGenerations(),
    ofProduct: playbooks[1].ofProduct,
    modelFor,
    tell(device, options) {
      const { generation, ...told } = tell(device, options);
      return told;
    },
  };
}
