import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** PINGREQ is due after a keep-alive; a device may take as long again to notice that no answer comes. */
const silenceFactor = 2.5;
/** And so many more it may take where it misses several answers; with a short keep-alive at least so long, ms. */
const spareFactor = 1.5;
const spareMs = 15_000;

export const silent = defineScenario({
  name: 'silent',
  title: 'the connection stays open and nothing comes back, no PINGRESP either',
  needs: ['reconnects'],
  long: true,
  async play(rig) {
    await rig.startAndConnect();
    if (keepAliveOf(rig) === 0) return;
    // What it does not notice once it need not be shown again.
    for (let n = 0; n < 2; n++) if (!(await fallSilent(rig))) return;
  },
});

/** Sends nothing any more, and waits for the device to notice, and then for it to open another connection: has it? */
export async function fallSilent(rig: Rig): Promise<boolean> {
  const { reconnectMs } = rig.options.waits;
  const ms = noticeMs(keepAliveOf(rig), reconnectMs);
  // Longer than anything else: the repetition that a failure needs begins with it.
  rig.options.onLongWait?.();
  let back = false;
  await rig.stage('silent', async () => {
    rig.session.tap.faults.silent = true;
    const after = rig.now;
    // One that has not even closed its connection by then will not open another one either.
    if (!(await rig.until(hasNoticed, { after, ms }))) return true;
    back = (await rig.until(rig.isReady, { after, ms: reconnectMs })) !== undefined;
    return true;
  });
  return back;
}

/** How long a device with this keep-alive, in seconds, may take to notice that nothing comes back, ms. */
export function noticeMs(keepAlive: number, reconnectMs: number): number {
  const keepAliveMs = keepAlive * 1000;
  return keepAliveMs * silenceFactor + Math.min(reconnectMs, Math.max(keepAliveMs * spareFactor, spareMs));
}

/** It closes the connection on which nothing comes, or opens another one. */
function hasNoticed(entry: Entry): boolean {
  return entry.type === 'connection-opened' || (entry.type === 'connection-closed' && entry.by === 'device');
}

export const idle = defineScenario({
  name: 'idle',
  title: 'the device is left alone for more than its keep-alive',
  long: true,
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.barrier();
    if (keepAliveOf(rig) > 0) await leaveAlone(rig);
  },
});

/** Lets more than a keep-alive and a half pass. */
export async function leaveAlone(rig: Rig): Promise<void> {
  const keepAlive = keepAliveOf(rig);
  await rig.stage('idle', async () => {
    await rig.pass(keepAlive * 1600);
  });
}

/** Seconds that the device asked for; 0 switches the mechanism off. */
export function keepAliveOf({ session }: Rig): number {
  return session.tap.connect?.keepAlive ?? 0;
}
