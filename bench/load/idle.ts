import { job, tell } from '../servers/serve.ts';
import { listen, logIn } from './raw-device.ts';

export interface IdleJob {
  readonly port: number;
  readonly tls: boolean;
  readonly connections: number;
}

// Logs devices in, subscribes each to its command topic, and does nothing from then on. Says once that all are there.

const { port, tls, connections } = job<IdleJob>();
for (let number = 0; number < connections; number += 50) {
  const few = Array.from({ length: Math.min(50, connections - number) }, async (_, index) => {
    const socket = await logIn(number + index, { port, tls });
    await listen(number + index, socket);
  });
  await Promise.all(few);
}
tell('connected');
