import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { job, tell } from '../servers/serve.ts';
import { Bout, type Target } from '../siege/bout.ts';
import type { Kind } from '../siege/kind.ts';
import { kinds } from '../siege/kinds.ts';

export interface BesiegeJob {
  readonly target: Target;
  /** Milliseconds that a kind rests between two bouts; those that rest longer, a multiple of it. */
  readonly paceMs: number;
  /** Only kinds whose name contains it. */
  readonly only?: string;
}

export interface Besieged {
  readonly kinds: number;
  readonly bouts: number;
  readonly requests: number;
}

// Plays every kind of hostile client at once, until it gets the request to stop. Says first that it is ready, and at the end what it did.

const { target, paceMs, only = '' } = job<BesiegeJob>();
const chosen = kinds.filter(({ name }) => name.includes(only));
const stop = new AbortController();
// Each kind rests between two bouts, and is woken by it.
setMaxListeners(0, stop.signal);
let bouts = 0;
let requests = 0;

// A client that is cut off in the middle of something is what this is about.
process.on('uncaughtException', (error) => console.error(`besieger: ${error.message}`));
process.on('unhandledRejection', () => {});
process.once('disconnect', () => process.exit());

const played = [...chosen.entries()].flatMap(([index, kind]) =>
  Array.from({ length: kind.atOnce ?? 1 }, () => keepPlaying(kind, index)),
);
process.on('message', async () => {
  stop.abort();
  await Promise.race([Promise.all(played), sleep(10_000)]);
  tell({ kinds: chosen.length, bouts, requests } satisfies Besieged);
});
tell('ready');

async function keepPlaying(kind: Kind, index: number): Promise<void> {
  const { signal } = stop;
  const restMs = paceMs * (kind.rest ?? 1);
  // Not all at the same moment.
  await sleep(Math.random() * restMs, undefined, { signal }).catch(() => {});
  for (let round = 0; !signal.aborted; round += 1) {
    const device = target.devices[index % target.devices.length];
    if (!device) throw new Error('There is no hostile device.');
    const bout = new Bout(target, device, round);
    await bout.play(kind.play);
    bouts += 1;
    requests += bout.requests;
    await sleep(restMs * (0.5 + Math.random()), undefined, { signal }).catch(() => {});
  }
}
