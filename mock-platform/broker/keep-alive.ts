import type { Tap } from '../wire/tap.ts';

/**
 * Closes a connection on which nothing came for one and a half times its keep-alive (MQTT-3.1.2-24). Not aedes's own: that
 * counts only what passes through it.
 */
export class KeepAlive {
  readonly #tap: Tap;
  #timer: NodeJS.Timeout | undefined;

  constructor(tap: Tap) {
    this.#tap = tap;
  }

  /** @param seconds from CONNECT; 0 switches it off */
  start(seconds: number): void {
    if (seconds > 0) this.#timer = setTimeout(() => this.#expire(), seconds * 1500 + 1);
  }

  refresh(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #expire(): void {
    // A silent tap takes no packets, so none can have come; it gives the connection up when it speaks again.
    if (this.#tap.faults.silent) this.#tap.destroy(new Error('keep alive timeout'));
    else this.#tap.close('the device sent nothing for one and a half times its keep-alive');
  }
}
