import type { Stamp } from '../../mock-platform/journal/events.ts';
import { type Circumstance, CommandLog, type Pending, type Upset } from './command-log.ts';
import type { Stage } from './harness-events.ts';
import { repeats } from './repeats.ts';
import type { Entry, Judge } from './rule.ts';

export interface CommandCase {
  readonly command: Entry<'command-sent'>;
  /** What was special about it; the first is what a failure is blamed on. */
  readonly circumstances: readonly Circumstance[];
}

export interface CommandFailure extends CommandCase {
  /**
   * `silent`: no answer in time · `dropped`: the device closed the connection instead · `crashed`: it ended instead ·
   * `garbled`: the answer to the echo command does not repeat its parameters.
   */
  readonly kind: 'silent' | 'dropped' | 'crashed' | 'garbled';
  /** Mids of answers to nothing that came meanwhile. */
  readonly strayMids: readonly unknown[];
  /** What may have harmed the device, if it is blamed on that, and the entry that shows the failure. */
  readonly evidence: readonly Stamp[];
  readonly shownBy: Entry;
}

export interface CommandWatcher {
  answered?(command: CommandCase): void;
  /** Returns what takes its accusation back: it is called when the answer comes after all, which is a fault of its own. */
  failed?(failure: CommandFailure): (() => void) | undefined;
}

/** Stages on which an answer may be lost, or held back, without the device's fault. */
const excusing: ReadonlySet<Stage> = new Set(['silent', 'unacknowledged', 'take-over', 'away', 'stopping']);

/** What content says nothing of. */
const silenceOnly: ReadonlySet<Circumstance> = new Set(['unproven', 'mid']);

/**
 * Follows commands to their end. Silence counts only where the device had its whole wait and nothing stood in its way. A
 * connection that the device closed itself may have been chance: that is taken back when such a command is answered
 * later, unless it happened twice.
 */
export function followCommands({ answered, failed }: CommandWatcher): Judge {
  const logs = new Map<string, CommandLog>();
  const ownerOf = new Map<number, string>();

  const logOf = (deviceId: string): CommandLog => {
    const log = logs.get(deviceId) ?? new CommandLog();
    logs.set(deviceId, log);
    return log;
  };

  const fail = (log: CommandLog, pending: Pending, kind: CommandFailure['kind'], shownBy: Entry): (() => void) => {
    if (pending.excused || pending.failed) return () => {};
    pending.failed = true;
    const { command, strayMids } = pending;
    const all = log.circumstancesOf(pending);
    // After a drop every command is the first on its connection: that is not what is wrong with it.
    const circumstances = kind === 'dropped' ? all.filter((circumstance) => circumstance !== 'reconnected') : all;
    const [first = 'ordinary'] = circumstances;
    if (first === 'size') log.tooLong = Math.min(log.tooLong, command.payload.length);
    const upset = log.upsets.get(first as Upset);
    const evidence = [command, ...(upset ? [upset] : [])].sort((a, b) => a.seq - b.seq);
    const pardon = failed?.({ command, circumstances, kind, strayMids, evidence: [...evidence, shownBy], shownBy });
    const raisesDoubt = first === 'ordinary' && command.fit === 'valid';
    if (raisesDoubt) log.doubts += 1;
    return () => {
      pardon?.();
      if (raisesDoubt) log.doubts -= 1;
    };
  };

  const drop = (log: CommandLog, suspect: Pending, shownBy: Entry<'connection-closed'>) => {
    const circumstances = log.circumstancesOf(suspect).filter((circumstance) => circumstance !== 'reconnected');
    const [first = 'ordinary'] = circumstances;
    const misread = first === 'pieces' || first === 'joined';
    if (suspect.excused || (shownBy.clean && !misread)) return;
    const kind = kindOf(first, suspect.command);
    const pardon = fail(log, suspect, 'dropped', shownBy);
    const isChance = !misread && !log.drops.has(kind);
    log.drops.set(kind, isChance ? pardon : undefined);
  };

  const garble = (log: CommandLog, pending: Pending, shownBy: Entry<'command-answered'>) => {
    const { command, strayMids } = pending;
    const special = log.circumstancesOf(pending).filter((circumstance) => !silenceOnly.has(circumstance));
    const circumstances: Circumstance[] = isMixedUp(shownBy.body, pending)
      ? ['burst', ...special]
      : log.garbles
        ? ['ordinary']
        : special;
    if (circumstances[0] === 'ordinary') log.garbles = true;
    failed?.({ command, circumstances, kind: 'garbled', strayMids, evidence: [command, shownBy], shownBy });
  };

  return {
    'device-declared'(entry) {
      logOf(entry.deviceId).declared = entry;
    },
    'device-started': ({ deviceId }) => logOf(deviceId).restarted(),
    'device-stopping'({ deviceId }) {
      logOf(deviceId).leaving = true;
      logOf(deviceId).excuse();
    },
    'device-exited'(entry) {
      const log = logOf(entry.deviceId);
      const suspect = log.latest();
      // After something harmful, that is for the rule about it.
      const isCrash = !entry.asked && entry.code !== 0 && log.upsets.size === 0;
      if (suspect && isCrash) fail(log, suspect, 'crashed', entry);
      log.leaving = true;
      log.excuse();
    },
    'stage-began'({ deviceId, stage }) {
      logOf(deviceId).stages.add(stage);
      if (excusing.has(stage)) logOf(deviceId).excuse();
    },
    'stage-ended': ({ deviceId, stage }) => void logOf(deviceId).stages.delete(stage),
    'device-online': ({ deviceId, connection }) => void ownerOf.set(connection, deviceId),
    'probe-sent'(entry) {
      const upset = entry.kind === 'oversized' ? 'oversized' : 'malformed';
      logOf(entry.deviceId).upsets.set(upset, entry);
    },
    'bytes-sent'(entry) {
      const owner = ownerOf.get(entry.connection);
      if (owner !== undefined) logOf(owner).upsets.set('forbidden-packet', entry);
    },
    'connection-closed'(entry) {
      const log = logOf(ownerOf.get(entry.connection) ?? '');
      // After something harmful a device may close the connection, as long as it comes back.
      if (entry.by === 'platform' || entry.staged || log.leaving || log.upsets.size > 0) {
        log.excuse(entry.connection);
        return;
      }
      const suspect = log.latest(entry.connection);
      if (suspect) drop(log, suspect, entry);
    },
    'command-sent'(command) {
      const { deviceId, connection, mid } = command;
      ownerOf.set(connection, deviceId);
      const log = logOf(deviceId);
      log.lost = undefined;
      log.pardons.delete(mid);
      const waiting = [...log.pending.values()];
      for (const { companions } of waiting) companions.add(command);
      const excused = log.leaving || [...log.stages].some((stage) => excusing.has(stage));
      const companions = new Set(waiting.map((other) => other.command));
      const stages = new Set(log.stages);
      log.pending.set(mid, { command, stages, companions, strayMids: [], excused, failed: false });
    },
    'command-answered'(entry) {
      const log = logOf(entry.deviceId);
      const pending = log.pending.get(entry.mid);
      if (!pending) return;
      log.pending.delete(entry.mid);
      const { command } = pending;
      const isSince = (upset?: Stamp) => upset === undefined || upset.seq < command.seq;
      const circumstances = log.circumstancesOf(pending).filter((upset) => isSince(log.upsets.get(upset as Upset)));
      if (isGarbled(log, entry)) garble(log, pending, entry);
      else answered?.({ command, circumstances });
      for (const circumstance of circumstances) log.pardonDrop(kindOf(circumstance, command));
      log.answered(command);
    },
    'command-unanswered'(entry) {
      const log = logOf(entry.deviceId);
      const pending = log.pending.get(entry.mid);
      if (!pending) return;
      log.pending.delete(entry.mid);
      if (entry.outcome === 'timed-out') log.pardons.set(entry.mid, fail(log, pending, 'silent', entry));
      if (entry.outcome === 'connection-lost') log.lost = pending;
    },
    'response-unmatched'({ deviceId, mid, reason }) {
      const log = logOf(deviceId);
      if (reason === 'late') log.pardons.get(Number(mid))?.();
      else for (const { strayMids } of log.pending.values()) strayMids.push(mid);
    },
  };
}

/** Commands of one kind are alike in what was special about them. */
function kindOf(
  circumstance: Circumstance,
  { fit, serviceId, cmd, mid, form, payload }: Entry<'command-sent'>,
): string {
  const likeness: Partial<Record<Circumstance, unknown>> = { form, mid, 'mid-again': mid, size: payload.length };
  return JSON.stringify([fit, circumstance, likeness[circumstance] ?? [serviceId, cmd]]);
}

/** Only the answer to the declared echo command can be told from another of the same form. */
function isGarbled({ declared }: CommandLog, { fit, serviceId, cmd, paras, errcode, body }: Entry<'command-answered'>) {
  const isEcho = fit === 'valid' && declared?.echoCommand === `${serviceId}/${cmd}`;
  return isEcho && errcode === 0 && !repeats(body ?? {}, paras);
}

/** Is it the answer to another command that waited at the same time? */
function isMixedUp(body: unknown, { command, companions }: Pending): boolean {
  return [...companions].some(({ serviceId, cmd, paras }) => {
    const isSameCommand = serviceId === command.serviceId && cmd === command.cmd;
    return isSameCommand && repeats(body, paras) && !repeats(command.paras, paras);
  });
}
