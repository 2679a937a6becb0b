import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to programs that ask for any port: no other program gets one of these by chance before it is opened. */
const first = 20_000;
const last = 32_767;

/**
 * A free port, for a program that must know its port before it opens it.
 * @throws the system's error when the host cannot be listened on
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    const port = randomInt(first, last + 1);
    const server = createServer().listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
