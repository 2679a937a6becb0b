import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { CommandFailure, CommandWatcher } from './follow-commands.ts';

/** A request that stayed unanswered, and what is said of it. */
interface Silence {
  readonly family: V2Family;
  /** Sequence numbers: when it was sent, and when its wait was over. */
  readonly sentAt: number;
  readonly overAt: number;
  readonly isValid: boolean;
  /** The earlier silence of another family that this one is a part of. */
  readonly wake: Silence | undefined;
  isStanding: boolean;
  /** What is to be told when it turns out that there was no such silence, and is told no more while there is. */
  readonly followers: Set<{ readonly tell: () => void; readonly takeBack: () => void }>;
}

/** What was said of older ones stands. */
const reviewed = 64;

/**
 * A device that does not answer one family of requests any more, and then no other, is silent once. The first silence is
 * told, and those of the other families only if that one is taken back.
 */
export class Silences {
  readonly #byKey = new Map<string, Silence>();
  /** Those that no answer has ended. */
  #open: Silence[] = [];
  #answeredAt = 0;

  /** A valid request that was sent then was answered. */
  answered(sentAt: number): void {
    this.#answeredAt = Math.max(this.#answeredAt, sentAt);
    this.#open = this.#open.filter((silence) => silence.sentAt >= this.#answeredAt);
  }

  /** A device that was started anew has nothing to do with the silence of its earlier life. */
  restarted(): void {
    this.#open = [];
  }

  watching(family: V2Family, watchers: readonly CommandWatcher[]): CommandWatcher {
    return {
      answered(command) {
        for (const watcher of watchers) watcher.answered?.(command);
      },
      failed: (failure) => this.#failed(family, failure, watchers),
    };
  }

  #failed(family: V2Family, failure: CommandFailure, watchers: readonly CommandWatcher[]): () => void {
    let pardons: ((() => void) | undefined)[] = [];
    const tell = () => {
      pardons = watchers.map((watcher) => watcher.failed?.(failure));
    };
    const takeBack = () => {
      for (const pardon of pardons.splice(0)) pardon?.();
    };
    if (failure.kind !== 'silent') {
      tell();
      return takeBack;
    }
    const silence = this.#silenceOf(family, failure);
    const { wake } = silence;
    const follower = { tell, takeBack };
    wake?.followers.add(follower);
    if (!wake?.isStanding) tell();
    stand(silence, true);
    return () => {
      wake?.followers.delete(follower);
      takeBack();
      stand(silence, false);
    };
  }

  /** What is said of a request may change; whether it is a part of an earlier silence does not. */
  #silenceOf(family: V2Family, { command, shownBy }: CommandFailure): Silence {
    const known = this.#byKey.get(command.key);
    if (known?.sentAt === command.seq) return known;
    const isValid = command.fit === 'valid';
    const wake = this.#open.find(
      (other) =>
        other.family !== family &&
        other.isStanding &&
        !other.wake &&
        other.overAt < command.seq &&
        (other.isValid || !isValid),
    );
    const silence: Silence = {
      family,
      sentAt: command.seq,
      overAt: shownBy.seq,
      isValid,
      wake,
      isStanding: false,
      followers: new Set(),
    };
    this.#byKey.set(command.key, silence);
    if (command.seq >= this.#answeredAt) this.#open = [...this.#open, silence].slice(-reviewed);
    for (const key of this.#byKey.keys()) {
      if (this.#byKey.size <= reviewed) break;
      this.#byKey.delete(key);
    }
    return silence;
  }
}

function stand(silence: Silence, isStanding: boolean): void {
  if (silence.isStanding === isStanding) return;
  silence.isStanding = isStanding;
  for (const { tell, takeBack } of silence.followers) (isStanding ? takeBack : tell)();
}
