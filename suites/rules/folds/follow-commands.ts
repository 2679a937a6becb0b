import type { Stamp } from '../../../mock-platform/journal/events.ts';
import type { Stage } from '../harness-events.ts';
import type { Entry, Handlers } from '../rule.ts';
import { Blame } from './blame.ts';
import type { Circumstance } from './circumstances.ts';
import { CommandLog } from './command-log.ts';
import type { Feature } from './experience.ts';
import { EchoJudge } from './judge-echo.ts';
import type { Harm } from './outstanding-upsets.ts';
import type { Pending } from './pending.ts';
import type { Trial } from './trials.ts';

export interface CommandCase {
  readonly command: Entry<'command-sent'>;
  /** What was special about it; the first is what a failure is blamed on. */
  readonly circumstances: readonly Circumstance[];
  /** What may have harmed the device before: of a failure only if it is blamed on that. The oldest first. */
  readonly upsets?: readonly Harm[];
  /** How its answer was not what the platform matches; absent of a right one. */
  readonly otherwise?: Entry<'command-answered'>['otherwise'];
}

export interface CommandFailure extends CommandCase {
  /**
   * `silent`: no answer in time · `dropped`: the device closed the connection instead · `crashed`: it ended instead ·
   * `garbled`: the answer to the echo command does not repeat its parameters.
   */
  readonly kind: 'silent' | 'dropped' | 'crashed' | 'garbled';
  /** Answers to nothing that came meanwhile. */
  readonly strays: readonly Entry<'response-unmatched'>[];
  /** What came meanwhile in a place where there are no answers, and can only be meant as one. */
  readonly misplaced?: readonly Entry<'published'>[];
  /** The command that was sent before it. */
  readonly before?: Entry<'command-sent'> | undefined;
  /** Commands that waited for their answers at the same time. */
  readonly companions: number;
  /** What a command that repeats it was changed in, and answered. */
  readonly remedy?: Trial;
  /** The command, what may have harmed the device, what came instead of an answer, and the entry that shows the failure. */
  readonly evidence: readonly Stamp[];
  readonly shownBy: Entry;
}

export interface CommandWatcher {
  answered?(command: CommandCase): void;
  /**
   * Returns what takes its accusation back. That is called when the answer comes after all, which is a separate fault,
   * and when a later answer shows that something else was the cause: then the failure is reported again.
   */
  failed?(failure: CommandFailure): (() => void) | undefined;
}

/** Stages on which an answer may be lost, or held back, without the device's fault. */
const excusing: ReadonlySet<Stage> = new Set([
  'silent',
  'unacknowledged',
  'held-back',
  'take-over',
  'away',
  'stopping',
  'time-skipped',
]);

const noStages: ReadonlySet<Stage> = new Set();

/**
 * Follows commands to their end. Silence counts only where the device had its whole wait and nothing stood in its way. A
 * connection that the device closed itself may have been chance: that is taken back when such a command is answered
 * later, unless it happened twice.
 */
export function followCommands(watchers: readonly CommandWatcher[]): Handlers {
  const logs = new Map<string, CommandLog>();
  const blames = new Map<CommandLog, Blame>();
  const echoes = new Map<CommandLog, EchoJudge>();
  const ownerOf = new Map<number, string>();

  const failed = (failure: CommandFailure) => {
    const pardons = watchers.map((watcher) => watcher.failed?.(failure));
    return () => {
      for (const pardon of pardons) pardon?.();
    };
  };
  const logOf = (deviceId: string): CommandLog => {
    const log = logs.get(deviceId) ?? new CommandLog();
    logs.set(deviceId, log);
    return log;
  };
  const blameOf = (log: CommandLog): Blame => {
    const blame = blames.get(log) ?? new Blame(log, failed);
    blames.set(log, blame);
    return blame;
  };
  const echoOf = (log: CommandLog): EchoJudge => {
    const echo = echoes.get(log) ?? new EchoJudge(log, failed);
    echoes.set(log, echo);
    return echo;
  };

  return {
    'device-declared'(entry) {
      logOf(entry.deviceId).declared = entry;
    },
    'device-started'({ deviceId }) {
      const log = logOf(deviceId);
      log.restarted();
      blameOf(log).restarted();
    },
    'device-stopping'({ deviceId, at }) {
      const log = logOf(deviceId);
      log.leaving = true;
      log.excuse();
      blameOf(log).stopping(at);
    },
    'device-exited'(entry) {
      const log = logOf(entry.deviceId);
      const suspect = log.latest();
      const isCrash = !entry.asked && entry.code !== 0;
      if (suspect && isCrash && !isForOthers(log, suspect)) blameOf(log).crash(suspect, entry);
      log.leaving = true;
      log.excuse();
    },
    'stage-began'({ deviceId, stage }) {
      logOf(deviceId).stages.add(stage);
      if (excusing.has(stage)) logOf(deviceId).excuse();
    },
    'stage-ended': ({ deviceId, stage }) => void logOf(deviceId).stages.delete(stage),
    'device-online': ({ deviceId, connection }) => void ownerOf.set(connection, deviceId),
    subscribed: (entry) => logOf(entry.deviceId).subscribed(entry),
    published: (entry) => logs.get(entry.deviceId)?.published(entry),
    'probe-sent': (entry) => logOf(entry.deviceId).upset(entry),
    'message-sent': (entry) => logOf(entry.deviceId).upset(entry),
    'bytes-sent'(entry) {
      const owner = ownerOf.get(entry.connection);
      if (owner !== undefined) logOf(owner).upset(entry);
    },
    'connection-closed'(entry) {
      const log = logOf(ownerOf.get(entry.connection) ?? '');
      log.isPlainRow = false;
      const suspect = log.latest(entry.connection);
      // After something harmful a device may close the connection, as long as it comes back.
      const isOwn = entry.by === 'device' && !entry.staged && !log.leaving && log.upsets.list.length === 0;
      if (suspect && isOwn) blameOf(log).drop(suspect, entry);
      if (!isOwn) log.excuse(entry.connection);
      ownerOf.delete(entry.connection);
      log.closed(entry.connection);
    },
    'command-sent'(command) {
      const { deviceId, connection, key } = command;
      ownerOf.set(connection, deviceId);
      const log = logOf(deviceId);
      const waiting = [...log.pending.values()];
      for (const { companions } of waiting) companions.add(command);
      log.pending.set(key, {
        command,
        before: log.before,
        features: featuresOf(log, command),
        subscribedSince: false,
        stages: log.stages.size > 0 ? new Set(log.stages) : noStages,
        companions: new Set(waiting.map((other) => other.command)),
        strays: [],
        misplaced: [],
        untried: log.experience.isEmpty,
        isInPlainRow: log.isPlainRow,
        excused: log.leaving || [...log.stages].some((stage) => excusing.has(stage)),
        failed: false,
      });
      log.before = command;
      log.lost = undefined;
      log.hurried.delete(key);
      blameOf(log).reused(key, command.at);
    },
    'command-answered'(entry) {
      const log = logOf(entry.deviceId);
      const pending = log.pending.get(entry.key);
      if (!pending) return;
      log.pending.delete(entry.key);
      const { command } = pending;
      const circumstances = log.circumstancesOf(pending, command.seq);
      log.isPlainRow &&= isOrdinary(circumstances) && command.fit === 'valid';
      const { otherwise } = entry;
      // Of several that waited, another one may be meant, or something that was no command.
      // Of several at once one may get the answer of another, with its own key by chance.
      if (otherwise === 'key' || pending.companions.size === 0) log.mistakenKeys.answered(otherwise === 'key');
      const isUnclear = log.mistakenKeys.areUsed && (pending.companions.size > 0 || log.wasUpset);
      if (isUnclear || !echoOf(log).isGarbled(pending, entry)) {
        const { list } = log.upsets;
        const upsets = list.length > 0 ? list.filter(({ seq }) => seq < command.seq) : list;
        const answered: CommandCase = otherwise
          ? { command, circumstances, upsets, otherwise }
          : { command, circumstances, upsets };
        for (const watcher of watchers) watcher.answered?.(answered);
      }
      const survived = log.answered(pending);
      blameOf(log).reconsider(command, circumstances, survived, otherwise === 'key');
    },
    'command-unanswered'(entry) {
      const log = logOf(entry.deviceId);
      const pending = log.pending.get(entry.key);
      if (!pending) return;
      log.pending.delete(entry.key);
      log.isPlainRow = false;
      if (entry.outcome === 'timed-out') blameOf(log).silence(pending, entry);
      if (entry.cutShort || pending.stages.has('time-skipped')) log.hurried.set(entry.key, pending);
      if (entry.outcome === 'connection-lost') log.lost = pending;
    },
    'response-unmatched'(entry) {
      const log = logOf(entry.deviceId);
      if (entry.reason === 'late' && blameOf(log).late(entry.key ?? '', entry.at)) {
        log.cameLate(entry.key ?? '');
        return;
      }
      // An answer for a connection that was lost is in order, and is none to what waits now.
      if (entry.reason !== 'connection-lost') for (const { strays } of log.pending.values()) strays.push(entry);
    },
  };
}

function featuresOf(log: CommandLog, command: Entry<'command-sent'>): readonly Feature[] {
  const features = log.experience.featuresOf(command, log.before);
  return log.isUnsubscribed(command) ? [...features, 'unsubscribed'] : features;
}

/** Of those that were answered: without a subscription it needed none, and what is said once more does no harm. */
const ordinary: ReadonlySet<Circumstance> = new Set([
  'ordinary',
  'long',
  'unsubscribed',
  'content-twice',
  'content-again',
]);

function isOrdinary(circumstances: readonly Circumstance[]): boolean {
  return circumstances.every((circumstance) => ordinary.has(circumstance));
}

/** After something harmful an end is for the rule about that, unless a command waits that was never answered: it may be that one. */
function isForOthers({ upsets, experience }: CommandLog, suspect: Pending | undefined): boolean {
  if (upsets.list.length === 0) return false;
  return (
    suspect === undefined || suspect.command.fit !== 'valid' || experience.isEmpty || experience.knows(suspect.command)
  );
}
