import { EntryRing } from '../journal/entry-ring.ts';
import type { Closing } from './closing.ts';
import type { Masking } from './masking.ts';
import type { ConnectPacket } from './packet.ts';
import type { Decoded } from './packet-decoder.ts';
import type { Tap } from './tap.ts';
import type { TapOptions } from './tap-options.ts';

export interface AdmissionParts {
  readonly tap: Tap;
  readonly options: TapOptions;
  readonly masking: Masking;
  readonly closing: Closing;
  /** The broker has destroyed the tap while it had to be silent. */
  readonly isGivenUp: () => boolean;
}

/** So many short packets the broker gets in one turn of the event loop when it has let a device in, and fewer long ones. */
const fewAtATime = 8;

/** Which packets of the device the broker is to have. */
export class Admission {
  readonly #parts: AdmissionParts;
  #connect: ConnectPacket | undefined;
  readonly #held = new EntryRing<Decoded>();
  #heldBytes = 0;
  #isReadmitting = false;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** The first CONNECT with its password: not for the journal. */
  get connect(): ConnectPacket | undefined {
    return this.#connect;
  }

  /** Records a packet and what is wrong with it; true when the broker is to have it. */
  admit(decoded: Decoded): boolean {
    const { tap, options, masking, closing, isGivenUp } = this.#parts;
    if (closing.recorded) return false;
    const { connection, record, onViolation } = options;
    const { packet, violations, strange, tooLong } = decoded;
    if (strange !== undefined) {
      tap.close(`the device speaks ${strange}, this port is plain MQTT`);
      return false;
    }
    if (tooLong !== undefined) {
      const { reason, packet: type, bytes } = tooLong;
      closing.decide('platform', reason, { tooLong: { packet: type, bytes } });
      tap.close(reason);
      return false;
    }
    const { packet: shown, raw } = masking.coverReceived(decoded);
    const afterDisconnect = closing.saidDisconnect;
    if (packet?.type === 'CONNECT') this.#connect ??= packet;
    if (packet?.type === 'DISCONNECT') closing.saidDisconnect = true;
    if (shown) record({ seq: 0, at: 0, wall: 0, type: 'packet-received', connection, packet: shown, raw });
    for (const violation of violations) record({ type: 'wire-violated', connection, raw, ...violation });
    const unbearable = violations.find(({ fatal }) => fatal || onViolation === 'close');
    if (unbearable) {
      tap.close(`${unbearable.clause}: ${unbearable.message}`);
      return false;
    }
    if (packet === undefined || afterDisconnect || tap.destroyed || tap.faults.silent) return false;
    if (isGivenUp()) {
      tap.close('the broker gave the connection up while it was silent');
      return false;
    }
    return this.#passes(decoded);
  }

  /** Bytes of packets that are for later. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** The broker has had some of the packets that were for later, and not all: what comes behind them is for later, too. */
  get isReadmitting(): boolean {
    return this.#isReadmitting;
  }

  /** Those of the next packets that were for later which the broker is to have now, a few of all. */
  *readmitted(): Generator<Decoded, void> {
    this.#isReadmitting = false;
    let weight = 0;
    for (let left = this.#held.size; left > 0 && weight < fewAtATime; left -= 1) {
      const decoded = this.#held.shift() as Decoded;
      this.#heldBytes -= decoded.raw.length;
      weight += 1 + (decoded.raw.length >> 8);
      if (this.#passes(decoded)) yield decoded;
    }
    this.#isReadmitting = this.#held.size > 0;
  }

  #passes(decoded: Decoded): boolean {
    const { tap, options } = this.#parts;
    const { packet, violations } = decoded;
    if (!packet || tap.destroyed) return false;
    const answer = this.#isReadmitting
      ? 'later'
      : (options.intercept?.(packet, tap, violations.length === 0) ?? 'pass');
    if (answer === 'later') {
      this.#held.push(decoded);
      this.#heldBytes += decoded.raw.length;
    }
    return answer === 'pass' && !tap.destroyed;
  }
}
