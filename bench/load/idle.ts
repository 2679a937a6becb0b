import { once } from 'node:events';
import type { Socket } from 'node:net';
import { generate } from 'mqtt-packet';
import { job, tell } from '../servers/serve.ts';
import { answering } from './answering.ts';
import { listen, logIn } from './raw-device.ts';

export interface IdleJob {
  readonly port: number;
  readonly tls: boolean;
  readonly connections: number;
}

export type IdleRequest =
  /** Each device sends PINGREQ. Answered once each has its PINGRESP. */
  | { readonly do: 'ping' }
  /** Answered with `Ends` once every connection has closed. */
  | { readonly do: 'await-ends' };

/** How a number of connections ended. */
export interface Ends {
  /** The server said its end (FIN, and close_notify where there is TLS). */
  readonly orderly: number;
  /** Reset, or closed by an error. */
  readonly broken: number;
}

// Logs devices in, subscribes each to its command topic, and does nothing from then on but answer commands, and what it is asked
// for. Says once that all are there.

/** Long enough for the slowest log-in of all the others: here no client sends PINGREQ itself. */
const keepAlive = 1200;
const { port, tls, connections } = job<IdleJob>();
const devices: { readonly socket: Socket; readonly alive: () => Promise<void>; readonly end: Promise<keyof Ends> }[] =
  [];
for (let number = 0; number < connections; number += 50) {
  const few = Array.from({ length: Math.min(50, connections - number) }, (_, index) => begin(number + index));
  devices.push(...(await Promise.all(few)));
}

process.on('message', async (request: IdleRequest) => {
  if (request.do === 'ping') {
    await Promise.all(devices.map(({ alive }) => alive()));
    tell('alive');
  } else {
    const ends = await Promise.all(devices.map(({ end }) => end));
    const orderly = ends.filter((end) => end === 'orderly').length;
    tell({ orderly, broken: ends.length - orderly } satisfies Ends);
  }
});
process.once('disconnect', () => process.exit());
tell('connected');

async function begin(number: number) {
  const socket = await logIn(number, { port, tls, keepAlive });
  await listen(number, socket);
  const packets = answering(number, socket);
  const end = new Promise<keyof Ends>((resolve) => {
    let said = false;
    socket.on('error', () => {});
    socket.once('end', () => {
      said = true;
    });
    socket.once('close', (hadError) => resolve(said && !hadError ? 'orderly' : 'broken'));
  });
  const alive = async () => {
    const response = once(packets, 'packet');
    socket.write(generate({ cmd: 'pingreq' }));
    const [{ cmd }] = await response;
    if (cmd !== 'pingresp') throw new Error(`Device ${number} got ${cmd} in answer to PINGREQ.`);
  };
  return { socket, alive, end };
}
