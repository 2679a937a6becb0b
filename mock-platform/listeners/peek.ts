import type { Socket } from 'node:net';

/** The first bytes that arrive, which stay to be read; none when the connection closed before. The socket is paused then. */
export function peek(socket: Socket): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const closed = () => resolve(new Uint8Array());
    socket.once('close', closed);
    socket.once('data', (first) => {
      socket.off('close', closed);
      socket.pause();
      socket.unshift(first);
      resolve(first);
    });
  });
}
