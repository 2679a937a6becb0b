import type { Outgoing } from './sent-event.ts';

/** Frames that a fault keeps from leaving, in their order. */
export class Withheld<Frame extends Outgoing> {
  #frames: Frame[] = [];
  #bytes = 0;

  get length(): number {
    return this.#frames.length;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(frame: Frame): void {
    this.#frames.push(frame);
    this.#bytes += frame.raw.length;
  }

  /** Hands all of them out, and has none any more. */
  take(): Frame[] {
    const frames = this.#frames;
    this.#frames = [];
    this.#bytes = 0;
    return frames;
  }
}
