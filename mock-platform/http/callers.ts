import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So many connections to one port are open at the same time. */
export const mostCallers = 500;

/**
 * Who is connected to an HTTP port. There is room for a fixed number: when one more comes, the one goes that has asked for nothing
 * the longest, before those whose call is under way.
 */
export class Callers {
  /** Over TLS requests come on a socket of another kind: both have the same peer. In the order in which they asked last. */
  readonly #sockets = new Map<string, Socket>();
  readonly #busy = new Map<string, number>();

  enter(socket: Socket): void {
    const key = keyOf(socket);
    this.#sockets.set(key, socket);
    socket.once('close', () => {
      if (this.#sockets.get(key) === socket) this.#sockets.delete(key);
    });
    if (this.#sockets.size > mostCallers) this.#endQuietest();
  }

  asked({ socket }: IncomingMessage, response: ServerResponse): void {
    const key = keyOf(socket);
    const known = this.#sockets.get(key);
    if (!known) return;
    this.#sockets.delete(key);
    this.#sockets.set(key, known);
    this.#busy.set(key, (this.#busy.get(key) ?? 0) + 1);
    response.once('close', () => {
      const left = (this.#busy.get(key) ?? 1) - 1;
      if (left > 0) this.#busy.set(key, left);
      else this.#busy.delete(key);
    });
  }

  end(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  #endQuietest(): void {
    const keys = [...this.#sockets.keys()];
    const quietest = keys.find((key) => !this.#busy.has(key)) ?? keys[0];
    if (quietest === undefined) return;
    this.#sockets.get(quietest)?.destroy();
    this.#sockets.delete(quietest);
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
