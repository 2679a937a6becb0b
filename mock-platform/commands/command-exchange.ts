import { Budget } from '../budget.ts';
import type { Clock } from '../clock.ts';
import type { V1Coding } from '../generations/v1/own.ts';
import type { Recordable } from '../journal/journal.ts';
import { commandBounds } from './command-bounds.ts';
import type { CommandEvent, CommandFit, CommandSent } from './events.ts';
import { MidAllocator } from './mid-allocator.ts';

export type CommandOutcome =
  | {
      readonly outcome: 'answered';
      readonly mid: number;
      /** As sent; 0 is success. */
      readonly errcode: unknown;
      /** As sent; absent when the device sent none. */
      readonly body?: unknown;
      readonly latencyMs: number;
    }
  /** The device had its whole wait. */
  | { readonly outcome: 'timed-out'; readonly mid: number; readonly waitedMs: number }
  /** The connection closed before an answer. */
  | { readonly outcome: 'connection-lost'; readonly mid: number }
  /** The platform stopped waiting. */
  | { readonly outcome: 'withdrawn'; readonly mid: number }
  /** The platform caches nothing: no mid was used (ref 5). */
  | { readonly outcome: 'offline' }
  /** The device is on line and has not subscribed to its command topic. */
  | { readonly outcome: 'not-subscribed' };

/** A command on its way, as the exchange remembers it. */
export interface OutgoingCommand {
  readonly deviceId: string;
  readonly connection: number;
  readonly mid: number;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly fit: CommandFit;
  readonly form?: string;
  readonly again?: number;
  readonly trial?: string;
  readonly qos: 0 | 1;
  readonly v1?: V1Coding;
  readonly payload: Uint8Array;
  readonly waitMs: number;
}

interface Pending {
  readonly command: OutgoingCommand;
  readonly sentAt: number;
  readonly settle: (outcome: CommandOutcome) => void;
  readonly cancelTimer: () => void;
}

/** What became of a mid that no longer waits. */
type Ending = 'answered' | 'timed-out' | 'connection-lost';

interface Ledger {
  readonly mids: MidAllocator;
  readonly pending: Map<number, Pending>;
  readonly ended: Map<number, Ending>;
  /** Of the commands that are pending. */
  bytes: number;
}

const unmatchedReason = { answered: 'repeated', 'timed-out': 'late', 'connection-lost': 'connection-lost' } as const;

/** Matches answers to commands by mid, and tells unmatched, late and second answers apart. Sends nothing itself. */
export class CommandExchange {
  readonly #clock: Clock;
  readonly #record: (event: Recordable<CommandEvent>) => void;
  readonly #ledgers = new Map<string, Ledger>();
  /** What waits for answers. When it is too much, the commands of the device with the most count as unanswered. */
  readonly #budget = new Budget<string>(commandBounds.pending, (deviceId) => this.withdraw(deviceId));

  constructor({ clock, record }: { clock: Clock; record: (event: Recordable<CommandEvent>) => void }) {
    this.#clock = clock;
    this.#record = record;
  }

  /** The mids of a device, to allocate from. */
  midsOf(deviceId: string): MidAllocator {
    return this.#ledger(deviceId).mids;
  }

  /** Opens the wait for an answer; the command's mid comes from `midsOf`. Call it just before the command is written. */
  open(command: OutgoingCommand): Promise<CommandOutcome> {
    const { deviceId, mid, waitMs } = command;
    const ledger = this.#ledger(deviceId);
    ledger.ended.delete(mid);
    this.#record(sentEvent(command));
    return new Promise((settle) => {
      const sentAt = this.#clock.monotonic();
      const cancelTimer = this.#clock.after(waitMs, () => this.#end(deviceId, mid, 'timed-out'));
      ledger.pending.set(mid, { command, sentAt, settle, cancelTimer });
      ledger.bytes += command.payload.length;
      for (const [oldest] of ledger.pending) {
        if (ledger.bytes <= commandBounds.pendingOfDevice || oldest === mid) break;
        this.#end(deviceId, oldest, 'withdrawn');
      }
      this.#budget.hold(deviceId, ledger.bytes);
    });
  }

  /** Is an answer with this mid waited for? */
  awaits(deviceId: string, mid: unknown): boolean {
    const read = readMid(mid);
    return read !== undefined && this.#ledger(deviceId).pending.has(read);
  }

  /** A `deviceRsp` arrived. `value` is the message as read. */
  answer(deviceId: string, connection: number, value: Readonly<Record<string, unknown>>): void {
    const ledger = this.#ledger(deviceId);
    const mid = readMid(value.mid);
    const pending = mid === undefined ? undefined : ledger.pending.get(mid);
    if (mid === undefined || !pending) {
      const ending = mid === undefined ? undefined : ledger.ended.get(mid);
      const reason = mid === undefined ? 'no-mid' : ending ? unmatchedReason[ending] : 'unknown';
      const asSent = 'mid' in value && { mid: value.mid };
      this.#record({ type: 'response-unmatched', deviceId, connection, ...asSent, reason });
      return;
    }
    const { command, sentAt, settle } = pending;
    const latencyMs = this.#clock.monotonic() - sentAt;
    const { errcode } = value;
    const body = 'body' in value && value.body !== null ? { body: value.body } : {};
    const { serviceId, cmd, paras, fit } = command;
    this.#close(ledger, mid, 'answered');
    this.#budget.hold(deviceId, ledger.bytes);
    this.#record({
      seq: 0,
      at: 0,
      wall: 0,
      type: 'command-answered',
      deviceId,
      connection,
      mid,
      serviceId,
      cmd,
      paras,
      fit,
      latencyMs,
      errcode,
      ...body,
    });
    settle({ outcome: 'answered', mid, errcode, ...body, latencyMs });
  }

  /** A connection closed: what it carried and was not answered cannot be expected any more. */
  connectionLost(deviceId: string, connection: number): void {
    for (const { command } of [...this.#ledger(deviceId).pending.values()]) {
      if (command.connection === connection) this.#end(deviceId, command.mid, 'connection-lost');
    }
  }

  /** Stops waiting for the answer to one command, or to all of a device. */
  withdraw(deviceId: string, mid?: number): void {
    const { pending } = this.#ledger(deviceId);
    for (const waiting of mid === undefined ? [...pending.keys()] : [mid]) this.#end(deviceId, waiting, 'withdrawn');
  }

  /** Ends the wait for an answer before its time, where it is known that none will come: one that comes all the same is not late. */
  cutShort(deviceId: string, mid: number): void {
    this.#end(deviceId, mid, 'timed-out', true);
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    this.withdraw(deviceId);
    this.#ledgers.delete(deviceId);
  }

  withdrawAll(): void {
    for (const deviceId of this.#ledgers.keys()) this.withdraw(deviceId);
  }

  #end(deviceId: string, mid: number, outcome: 'timed-out' | 'connection-lost' | 'withdrawn', isCut = false): void {
    const ledger = this.#ledger(deviceId);
    const pending = ledger.pending.get(mid);
    if (!pending) return;
    const { command, sentAt, settle } = pending;
    const waitedMs = this.#clock.monotonic() - sentAt;
    // A device whose command was withdrawn is as innocent of a later answer as one whose connection was lost.
    this.#close(ledger, mid, outcome === 'timed-out' ? 'timed-out' : 'connection-lost');
    this.#budget.hold(deviceId, ledger.bytes);
    const { connection, serviceId, cmd, fit } = command;
    const cut = isCut && ({ cutShort: true } as const);
    const type = 'command-unanswered';
    this.#record({ type, deviceId, connection, mid, serviceId, cmd, fit, outcome, waitedMs, ...cut });
    settle(outcome === 'timed-out' ? { outcome, mid, waitedMs } : { outcome, mid });
  }

  #close(ledger: Ledger, mid: number, ending: Ending): void {
    const pending = ledger.pending.get(mid);
    pending?.cancelTimer();
    ledger.pending.delete(mid);
    ledger.bytes -= pending?.command.payload.length ?? 0;
    ledger.mids.release(mid);
    ledger.ended.set(mid, ending);
  }

  #ledger(deviceId: string): Ledger {
    let ledger = this.#ledgers.get(deviceId);
    if (!ledger) {
      ledger = { mids: new MidAllocator(), pending: new Map(), ended: new Map(), bytes: 0 };
      this.#ledgers.set(deviceId, ledger);
    }
    return ledger;
  }
}

/** Written out, with room for the stamp: a spread object with this many members becomes a slow one. */
function sentEvent(command: OutgoingCommand): Recordable<CommandSent> {
  const { deviceId, connection, mid, serviceId, cmd, paras, fit, qos, v1, payload, waitMs } = command;
  const { form, again, trial } = command;
  const event = {
    seq: 0,
    at: 0,
    wall: 0,
    type: 'command-sent',
    deviceId,
    connection,
    mid,
    serviceId,
    cmd,
    paras,
    fit,
    qos,
    ...(v1 && { v1 }),
    payload,
    waitMs,
  } as const;
  if (form === undefined && again === undefined) return event;
  return {
    ...event,
    ...(form !== undefined && { form }),
    ...(again !== undefined && { again }),
    ...(trial !== undefined && { trial }),
  };
}

/** A mid as an integer, or as digits in a string, which the platform takes too (ref 10). */
function readMid(value: unknown): number | undefined {
  if (Number.isInteger(value)) return value as number;
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}
