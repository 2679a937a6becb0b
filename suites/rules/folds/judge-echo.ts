import type { Entry } from '../rule.ts';
import type { Circumstance } from './circumstances.ts';
import type { CommandLog } from './command-log.ts';
import type { CommandFailure } from './follow-commands.ts';
import type { Pending } from './pending.ts';
import { repeats } from './repeats.ts';

/** What can spoil the content of an answer, and not only keep it from coming. */
const spoiling: ReadonlySet<Circumstance> = new Set(['pieces', 'joined', 'burst', 'form', 'mid-again', 'ordinary']);
/** What was said of older answers stands. */
const reviewed = 64;

interface Told {
  readonly failure: CommandFailure;
  readonly takeBack: () => void;
}

/**
 * Judges answers to the echo command, which has to repeat its parameters: only there can the content of an answer be told from
 * another of the same form. Where plain ones are garbled, too, nothing special was to blame.
 */
export class EchoJudge {
  readonly #log: CommandLog;
  readonly #accuse: (failure: CommandFailure) => () => void;
  /** Those that something special is blamed for. */
  #special: Told[] = [];
  /** It did not repeat the parameters of a plain one. */
  #garbles = false;
  /** It mixed up commands that were sent at once, and not in one write. */
  #mixesUp = false;

  constructor(log: CommandLog, accuse: (failure: CommandFailure) => () => void) {
    this.#log = log;
    this.#accuse = accuse;
  }

  /** Reports an answer to the echo command that does not repeat its parameters; true for such a one. */
  isGarbled(pending: Pending, answer: Entry<'command-answered'>): boolean {
    const { command, strays, stages } = pending;
    const { fit, serviceId, cmd, paras } = command;
    const isEcho = fit === 'valid' && this.#log.declared?.echoCommand === `${serviceId}/${cmd}` && answer.errcode === 0;
    if (!isEcho || repeats(answer.body ?? {}, paras)) return false;
    const circumstances = this.#spoilersOf(pending, answer.body);
    const told = {
      command,
      circumstances,
      kind: 'garbled' as const,
      strays,
      companions: pending.companions.size,
      evidence: [command, answer],
      shownBy: answer,
    };
    const [first] = circumstances;
    const takeBack = this.#accuse(told);
    if (first === 'ordinary') {
      this.#garbles = true;
      this.#tellAgain('ordinary', () => true);
    } else if (!isMixedUp(answer.body, pending)) {
      this.#special = [...this.#special, { failure: told, takeBack }].slice(-reviewed);
    }
    if (first === 'burst' && !stages.has('joined') && !stages.has('pieces')) {
      this.#mixesUp = true;
      this.#tellAgain('burst', isJoined);
    }
    return true;
  }

  #tellAgain(cause: Circumstance, isMeant: (failure: CommandFailure) => boolean): void {
    this.#special = this.#special.flatMap((told) => {
      if (!isMeant(told.failure)) return [told];
      told.takeBack();
      const failure = { ...told.failure, circumstances: [cause, ...told.failure.circumstances] };
      const takeBack = this.#accuse(failure);
      return cause === 'ordinary' ? [] : [{ failure, takeBack }];
    });
  }

  #spoilersOf(pending: Pending, body: unknown): Circumstance[] {
    const special = this.#log.circumstancesOf(pending).filter((circumstance) => spoiling.has(circumstance));
    if (isMixedUp(body, pending)) return ['burst', ...special];
    if (this.#garbles) return ['ordinary'];
    if (this.#mixesUp && special[0] === 'joined' && pending.companions.size > 0) return ['burst', ...special];
    return isTextSpoilt(body, pending) ? ['text', ...special] : special;
  }
}

function isJoined({ circumstances: [first], companions }: CommandFailure): boolean {
  return first === 'joined' && companions > 0;
}

/** Is it the answer to another command that waited at the same time? */
function isMixedUp(body: unknown, { command, companions }: Pending): boolean {
  return [...companions].some(({ serviceId, cmd, paras }) => {
    const isSameCommand = serviceId === command.serviceId && cmd === command.cmd;
    return isSameCommand && repeats(body, paras) && !repeats(command.paras, paras);
  });
}

/** Are the only parameters that came back otherwise such with characters beyond printable ASCII? */
function isTextSpoilt(body: unknown, { command }: Pending): boolean {
  const spoilt = Object.entries(command.paras).filter(([name, value]) => !repeats(body, { [name]: value }));
  return spoilt.every(([, value]) => /[^ -~]|["\\]/.test(typeof value === 'string' ? value : ''));
}
