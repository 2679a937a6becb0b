import type { Entry } from '../rule.ts';
import type { Circumstance, CommandLog, Pending } from './command-log.ts';
import type { CommandFailure } from './follow-commands.ts';
import { repeats } from './repeats.ts';

/** What can spoil the content of an answer, and not only keep it from coming. */
const spoiling: ReadonlySet<Circumstance> = new Set(['pieces', 'joined', 'burst', 'form', 'mid-again', 'ordinary']);

/**
 * The failure that lies in an answer to the echo command which does not repeat its parameters; undefined for any other
 * answer. Only there can the content of an answer be told from another of the same form.
 */
export function judgeEcho(
  log: CommandLog,
  pending: Pending,
  answer: Entry<'command-answered'>,
): CommandFailure | undefined {
  const { command, strays } = pending;
  const { fit, serviceId, cmd, paras } = command;
  const isEcho = fit === 'valid' && log.declared?.echoCommand === `${serviceId}/${cmd}` && answer.errcode === 0;
  if (!isEcho || repeats(answer.body ?? {}, paras)) return undefined;
  const circumstances = spoilersOf(log, pending, answer.body);
  if (circumstances[0] === 'ordinary') log.garbles = true;
  return {
    command,
    circumstances,
    kind: 'garbled',
    strays,
    companions: pending.companions.size,
    evidence: [command, answer],
    shownBy: answer,
  };
}

function spoilersOf(log: CommandLog, pending: Pending, body: unknown): Circumstance[] {
  const special = log.circumstancesOf(pending).filter((circumstance) => spoiling.has(circumstance));
  if (isMixedUp(body, pending)) return ['burst', ...special];
  if (log.garbles) return ['ordinary'];
  return isTextSpoilt(body, pending) ? ['text', ...special] : special;
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
