import { Budget } from '../budget.ts';
import type { Clock } from '../clock.ts';
import type { Generation, Keys, Response } from '../generations/generation.ts';
import type { Recordable } from '../journal/journal.ts';
import { commandBounds } from './command-bounds.ts';
import type { CommandOutcome } from './command-outcome.ts';
import { EndedRequests, type Ending, unmatchedReason } from './ended-requests.ts';
import type { CommandAnswered, CommandEvent } from './events.ts';
import { emptyLedger, type Ledger, meantIn, type Pending } from './ledger.ts';
import { readFor } from './meant-request.ts';
import { type OutgoingCommand, sentEvent } from './outgoing-command.ts';
import { OwedAnswers } from './owed-answers.ts';

interface CommandExchangeParts {
  readonly clock: Clock;
  readonly record: (event: Recordable<CommandEvent>) => void;
  readonly newKeys: () => Keys;
  /** What a response says as an answer to a request of another family. */
  readonly readAs?: Generation['readAs'];
}

/** Matches responses to commands by their key, and tells unmatched, late and second answers apart. Sends nothing itself. */
export class CommandExchange {
  readonly #clock: Clock;
  readonly #record: (event: Recordable<CommandEvent>) => void;
  readonly #newKeys: () => Keys;
  readonly #readAs: Generation['readAs'];
  readonly #ledgers = new Map<string, Ledger>();
  readonly #ended = new EndedRequests();
  /** What waits for answers. When it is too much, the commands of the device with the most count as unanswered. */
  readonly #budget = new Budget<string>(commandBounds.pending, (deviceId) => this.withdraw(deviceId));

  constructor({ clock, record, newKeys, readAs }: CommandExchangeParts) {
    this.#clock = clock;
    this.#record = record;
    this.#newKeys = newKeys;
    this.#readAs = readAs;
  }

  /** The keys of a device's commands, to allocate from. */
  keysOf(deviceId: string): Keys {
    return this.#ledger(deviceId).keys;
  }

  /**
   * Opens the wait for an answer; the command's key comes from `keysOf`. Call it just before the command is written.
   * @param outlives does the wait go on when the connection closes?
   */
  open(command: OutgoingCommand, { outlives = false } = {}): Promise<CommandOutcome> {
    const { deviceId, key, waitMs, graceMs = 0 } = command;
    const ledger = this.#ledger(deviceId);
    this.#ended.delete(deviceId, key);
    this.#record(sentEvent(command));
    return new Promise((settle) => {
      const sentAt = this.#clock.monotonic();
      const cancelTimer = this.#clock.after(waitMs + graceMs, () => this.#end(deviceId, key, 'timed-out'));
      ledger.pending.set(key, { command, sentAt, settle, cancelTimer, outlives, isCut: false });
      ledger.bytes += command.payload.length;
      for (const [oldest] of ledger.pending) {
        if (ledger.bytes <= commandBounds.pendingOfDevice || oldest === key) break;
        this.#end(deviceId, oldest, 'withdrawn');
      }
      this.#budget.hold(deviceId, ledger.bytes);
    });
  }

  /** Is an answer with this key waited for? */
  awaits(deviceId: string, key: string | undefined): boolean {
    return key !== undefined && this.#ledger(deviceId).pending.has(key);
  }

  /**
   * A response arrived. One of another family than the request answers nothing.
   * @param key of the command that it answers; undefined where none could be read
   */
  answer(deviceId: string, connection: number, key: string | undefined, response: Response): void {
    const { v1, v2 } = response;
    const ledger = this.#ledger(deviceId);
    const pending = key === undefined ? undefined : ledger.pending.get(key);
    if (pending && pending.command.v2?.family === v2?.family) {
      this.#answered(ledger, pending, connection, response);
      return;
    }
    const meant = pending ? ledger.takesAnyFamily && pending : this.#meantFor(deviceId, connection, key);
    if (meant) {
      this.#answered(
        ledger,
        meant,
        connection,
        readFor(meant.command, response, this.#readAs),
        pending ? 'form' : 'key',
      );
      return;
    }
    const ending = key === undefined ? undefined : this.#ended.get(deviceId, key, v2?.family);
    const reason = key === undefined ? 'no-mid' : ending ? unmatchedReason[ending] : 'unknown';
    const known = key !== undefined && { key };
    this.#record({ type: 'response-unmatched', deviceId, connection, ...known, reason, v1, v2 });
  }

  /** Whether a response that no command waits for is the answer to one that waits: the device is known to mean it so. */
  takeAnyKey(deviceId: string, takes: boolean): void {
    const ledger = this.#ledger(deviceId);
    ledger.takesAnyKey = takes;
    ledger.owed = new OwedAnswers();
  }

  /** Whether a response of another family answers the request whose key it bears: the device is known to mean it so. */
  takeAnyFamily(deviceId: string, takes: boolean): void {
    this.#ledger(deviceId).takesAnyFamily = takes;
  }

  /** Something was sent to the device in the place of a command: an answer that bears no key may be one to that. */
  probed(deviceId: string): void {
    this.#ledger(deviceId).probedAt = this.#clock.monotonic();
  }

  /**
   * What the device published cannot be read as an answer, and it is known that it means one.
   * @param key of the command that it names; where it names none, it is the only one that waits
   * @returns whether a command waits for it
   */
  answerInOtherForm(deviceId: string, connection: number, key: string | undefined, response: Response): boolean {
    const ledger = this.#ledger(deviceId);
    const named = key === undefined ? undefined : ledger.pending.get(key);
    const meant = key === undefined ? this.#meantFor(deviceId, connection, key) : named;
    // Its topic names the family.
    if (!meant || meant.command.v2?.family !== response.v2?.family) return false;
    this.#answered(ledger, meant, connection, response, named ? 'form' : 'key');
    return true;
  }

  /** A connection closed: what it carried and was not answered cannot be expected any more, unless it outlives that. */
  connectionLost(deviceId: string, connection: number): void {
    for (const pending of [...this.#ledger(deviceId).pending.values()]) {
      const { command, outlives } = pending;
      if (command.connection !== connection) continue;
      pending.isCut = true;
      if (!outlives) this.#end(deviceId, command.key, 'connection-lost');
    }
  }

  /** The command did not leave: its connection is gone. */
  unsent(deviceId: string, connection: number, key: string): void {
    this.connectionLost(deviceId, connection);
    this.#end(deviceId, key, 'connection-lost');
  }

  /** Stops waiting for the answer to one command, or to all of a device. */
  withdraw(deviceId: string, key?: string): void {
    const { pending } = this.#ledger(deviceId);
    for (const waiting of key === undefined ? [...pending.keys()] : [key]) this.#end(deviceId, waiting, 'withdrawn');
  }

  /** Ends the wait for an answer before its time, where it is known that none will come: one that comes all the same is not late. */
  cutShort(deviceId: string, key: string): void {
    this.#end(deviceId, key, 'timed-out', true);
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    this.withdraw(deviceId);
    this.#ledgers.delete(deviceId);
    this.#ended.forget(deviceId);
  }

  withdrawAll(): void {
    for (const deviceId of this.#ledgers.keys()) this.withdraw(deviceId);
  }

  #meantFor(deviceId: string, connection: number, key: string | undefined): Pending | undefined {
    const isEnded = key === undefined || this.#ended.has(deviceId, key);
    return meantIn(this.#ledger(deviceId), connection, key, isEnded);
  }

  #answered(
    ledger: Ledger,
    { command, sentAt, settle }: Pending,
    connection: number,
    { errcode, body, answer }: Response,
    otherwise?: CommandAnswered['otherwise'],
  ): void {
    const latencyMs = this.#clock.monotonic() - sentAt;
    const content = body === undefined ? {} : { body };
    const { deviceId, key, serviceId, cmd, paras, fit, waitMs, graceMs = 0, v1, v2 } = command;
    const isLate = graceMs > 0 && latencyMs > waitMs;
    this.#close(ledger, key, 'answered');
    this.#budget.hold(deviceId, ledger.bytes);
    this.#record({
      seq: 0,
      at: 0,
      wall: 0,
      type: 'command-answered',
      deviceId,
      connection,
      key,
      serviceId,
      cmd,
      paras,
      fit,
      latencyMs,
      errcode,
      v1,
      v2,
      ...content,
      ...(otherwise && { otherwise }),
      ...(isLate && { late: true }),
    });
    const outcome = { outcome: 'answered', key, errcode, latencyMs, v1, v2, ...content } as const;
    settle(answer === undefined ? outcome : { ...outcome, answer });
  }

  #end(deviceId: string, key: string, reason: 'timed-out' | 'connection-lost' | 'withdrawn', isCutShort = false): void {
    const ledger = this.#ledger(deviceId);
    const pending = ledger.pending.get(key);
    if (!pending) return;
    const { command, sentAt, settle } = pending;
    // The device may not have got it, and is not to blame for its silence.
    const outcome = reason === 'timed-out' && pending.isCut ? 'connection-lost' : reason;
    const waitedMs = this.#clock.monotonic() - sentAt;
    ledger.owed.ended(pending);
    // A device whose command was withdrawn is as innocent of a later answer as one whose connection was lost.
    this.#close(ledger, key, outcome === 'timed-out' ? 'timed-out' : 'connection-lost');
    this.#budget.hold(deviceId, ledger.bytes);
    const { connection, serviceId, cmd, fit, v1, v2 } = command;
    const cut = isCutShort && ({ cutShort: true } as const);
    const type = 'command-unanswered';
    this.#record({ type, deviceId, connection, key, serviceId, cmd, fit, outcome, waitedMs, v1, v2, ...cut });
    settle(outcome === 'timed-out' ? { outcome, key, waitedMs, v1, v2 } : { outcome, key, v1, v2 });
  }

  #close(ledger: Ledger, key: string, ending: Ending): void {
    const pending = ledger.pending.get(key);
    pending?.cancelTimer();
    if (pending && pending.sentAt >= (ledger.probedAt ?? 0)) ledger.probedAt = undefined;
    ledger.pending.delete(key);
    ledger.bytes -= pending?.command.payload.length ?? 0;
    ledger.keys.release(key);
    if (pending) this.#ended.set(pending.command.deviceId, key, { ending, family: pending.command.v2?.family });
  }

  #ledger(deviceId: string): Ledger {
    let ledger = this.#ledgers.get(deviceId);
    if (!ledger) {
      ledger = emptyLedger(this.#newKeys());
      this.#ledgers.set(deviceId, ledger);
    }
    return ledger;
  }
}
