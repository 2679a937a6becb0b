import type { Socket } from 'node:net';

/** So long what was received before the end of a connection has to be read, in milliseconds; it is there already. */
const longestMs = 1000;

/**
 * Lets a socket go on reading when it cannot write any more. A device that closes its connection with something unread resets
 * it; a PUBACK that leaves just then fails, and Node would drop with the socket what the device had sent before: its
 * DISCONNECT, or a last report. What is written from then on goes nowhere; the reset that is read, or a second, ends it.
 */
export function readToTheEnd<T extends Socket>(socket: T): T {
  const { _write, _writev } = socket;
  let timer: NodeJS.Timeout | undefined;
  const unlessBroken = (done: (error?: Error | null) => void) => (error?: Error | null) => {
    if (error && !timer) {
      timer = setTimeout(() => socket.destroy(error), longestMs);
      socket.once('close', () => clearTimeout(timer));
    }
    done();
  };
  socket._write = (chunk, encoding, done) => _write.call(socket, chunk, encoding, unlessBroken(done));
  socket._writev = (chunks, done) => _writev?.call(socket, chunks, unlessBroken(done));
  return socket;
}
