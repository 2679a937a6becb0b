import { job, tell } from '../servers/serve.ts';
import { answering } from './answering.ts';
import { listen, logIn } from './raw-device.ts';

export interface ResponderJob {
  readonly port: number;
}

// A device that answers every command at once. Says once that it listens.

const { port } = job<ResponderJob>();
const socket = await logIn(0, { port });
await listen(0, socket);
answering(0, socket);
tell('listening');
