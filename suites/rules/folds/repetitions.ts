import type { Entry } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';
import { type Failed, isDelivery } from './failed.ts';
import { isTrial, type Trial, trials } from './trials.ts';

type Command = Entry<'command-sent'>;

/** What is known of one command by its repetitions. */
interface Repeated {
  /** Sequence numbers of changed ones that were answered, by what they were changed in. */
  readonly answered: Map<Trial, number[]>;
  /** Sequence numbers of unchanged ones that were not. */
  readonly unanswered: number[];
  /** Those that failed when they were asked once more by themselves. */
  readonly alone: Failed[];
}

/** What commands that failed became when they were asked once more, by themselves or changed in one thing. */
export class Repetitions {
  /** As long as a key stands for the same command. */
  readonly #byKey = new Map<string, Repeated>();
  readonly #ofFailed = new WeakMap<Command, Repeated>();

  /** A command was answered. */
  answered({ again, trial, seq }: Command): void {
    if (again === undefined || !isTrial(trial)) return;
    const { answered } = this.#under(again);
    answered.set(trial, [...(answered.get(trial) ?? []), seq]);
  }

  failed(failed: Failed): void {
    const { pending, kind, wakeOf, circumstances } = failed;
    const { command } = pending;
    this.#ofFailed.set(command, this.#under(command.key));
    if (command.again === undefined || isTrial(command.trial)) return;
    const { unanswered, alone } = this.#under(command.again);
    unanswered.push(command.seq);
    // It was asked by itself, of a device that is awake.
    if (kind === 'silent' && !wakeOf && !circumstances.some(isDelivery)) alone.push(failed);
  }

  /** The key stands for another command from now on. */
  reused(key: string): void {
    this.#byKey.delete(key);
  }

  /** The change with which the device answered twice, while it left the same without it unanswered in between. */
  remedyOf(command: Command): Trial | undefined {
    const { answered, unanswered } = this.#ofFailed.get(command) ?? {};
    for (const [trial, [first = 0, ...others]] of answered ?? []) {
      if (trials[trial].shows === 'ordinary' && trial !== 'anotherCommand') return trial;
      const isSilentBetween = (until: number) => unanswered?.some((seq) => seq > first && seq < until);
      if (others.some(isSilentBetween)) return trial;
    }
    return undefined;
  }

  /** What was special about it when it was asked once more, by itself, and failed, too; undefined where that says nothing. */
  failedAlone(command: Command): readonly Circumstance[] | undefined {
    return this.#ofFailed.get(command)?.alone.find(({ lifeWentOn }) => lifeWentOn === true)?.circumstances;
  }

  #under(key: string): Repeated {
    const repeated = this.#byKey.get(key) ?? { answered: new Map(), unanswered: [], alone: [] };
    this.#byKey.set(key, repeated);
    return repeated;
  }
}
