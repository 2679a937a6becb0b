import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So many requests are begun as they come in one turn of the event loop. */
const atOnce = 4;
/** Of those that wait, as many are begun in a turn, for so many milliseconds. */
const inTurn = 16;
const turnMs = 4;

/**
 * Begins few requests in one turn of the event loop, and of a connection one after the other: a caller may send hundreds in one go,
 * and devices would wait until the last of them was answered.
 */
export class ByTurns {
  readonly #answer: RequestListener;
  readonly #now: () => number;
  /** Those that may begin, of each connection one. */
  readonly #waiting: (() => void)[] = [];
  /** The requests behind the one that is under way, of each connection that has one. */
  readonly #behind = new Map<Socket, (() => void)[]>();
  /** How many were begun as they came, since the last turn. */
  #begun = 0;
  #isTurnDue = false;

  constructor(answer: RequestListener, now: () => number = () => performance.now()) {
    this.#answer = answer;
    this.#now = now;
  }

  readonly answer: RequestListener = (request, response) => {
    const { socket } = request;
    const begin = () => this.#begin(request, response);
    const behind = this.#behind.get(socket);
    if (behind) {
      behind.push(begin);
      // It is read on when the last of them has begun.
      socket.pause();
      return;
    }
    this.#behind.set(socket, []);
    this.#comeNextTurn();
    if (this.#waiting.length > 0 || this.#begun >= atOnce) {
      this.#waiting.push(begin);
      return;
    }
    this.#begun += 1;
    begin();
  };

  #begin(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    if (socket.destroyed) {
      this.#behind.delete(socket);
      return;
    }
    response.once('close', () => this.#next(socket));
    this.#answer(request, response);
  }

  #next(socket: Socket): void {
    const behind = this.#behind.get(socket) ?? [];
    const next = socket.destroyed ? undefined : behind.shift();
    if (!next) {
      this.#behind.delete(socket);
      return;
    }
    if (behind.length === 0) socket.resume();
    this.#waiting.push(next);
    this.#comeNextTurn();
  }

  #comeNextTurn(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    setImmediate(() => this.#turn());
  }

  /** Each begins in a callback of its own: what one does behind its first `await` is done before the next one begins. */
  #turn(): void {
    this.#isTurnDue = false;
    this.#begun = 0;
    let end = Infinity;
    for (let n = 0; n < Math.min(inTurn, this.#waiting.length); n += 1) {
      setImmediate(() => {
        if (n === 0) end = this.#now() + turnMs;
        if (this.#now() < end) this.#waiting.shift()?.();
      });
    }
    if (this.#waiting.length > 0) this.#comeNextTurn();
  }
}
