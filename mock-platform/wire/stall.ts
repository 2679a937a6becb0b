/** So long a device may leave unread what it is sent, in milliseconds; aedes is as patient. */
const STALL_MS = 60_000;

/** A device does not read what the platform sends: until it does, nothing more is read from it, for a limited time. */
export class Stall {
  readonly #giveUp: (reason: string) => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param giveUp called when it has lasted too long */
  constructor(giveUp: (reason: string) => void) {
    this.#giveUp = giveUp;
  }

  get lasts(): boolean {
    return this.#timer !== undefined;
  }

  begin(): void {
    const reason = `the device did not read what it was sent for ${STALL_MS / 1000} s`;
    this.#timer = setTimeout(() => this.#giveUp(reason), STALL_MS);
    this.#timer.unref();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
