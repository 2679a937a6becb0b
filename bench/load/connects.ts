import { job, tell } from '../servers/serve.ts';
import { logIn } from './raw-device.ts';

export interface ConnectsJob {
  readonly port: number;
  readonly tls: boolean;
  /** Log-ins, each of another device. */
  readonly connects: number;
  /** Log-ins at the same time. */
  readonly concurrency: number;
}

// Logs devices in as fast as it can, and each out again when it has its CONNACK. Says once how many seconds it took.

const { port, tls, connects, concurrency } = job<ConnectsJob>();
let begun = 0;

async function logInAndOut(): Promise<void> {
  while (begun < connects) {
    const number = begun;
    begun += 1;
    const socket = await logIn(number, { port, tls });
    socket.destroy();
  }
}

const began = performance.now();
await Promise.all(Array.from({ length: concurrency }, logInAndOut));
tell({ seconds: (performance.now() - began) / 1000 });
