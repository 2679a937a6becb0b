import { everyMessage, fullCache, strangeEvents } from '../../arbitraries/v2/sayings.ts';
import { onItsWayMs } from '../../rules/folds/after-barrier.ts';
import type { Entry } from '../../rules/rule.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { takesRequests } from '../takes-requests.ts';

/** So many kinds that harm the device show what there is to see. */
const enoughHarms = 3;
/** The first request after a full cache comes this much later, ms. */
const afterCacheMs = 1000;

export const messages = defineScenario({
  name: 'messages',
  title:
    'messages of an application, of every sort of bytes, each followed by a valid request; then as many at once as wait for a device',
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { platform, deviceId, options } = rig;
    const each = everyMessage(options.declaration.maxCommandBytes);
    await survivesEach(
      rig,
      each.map(
        ({ content }) =>
          () =>
            platform.sendMessage(deviceId, { content, form: 'raw' }),
      ),
    );
    if (options.device.restartable) {
      await rig.stop();
      for (let nth = 1; nth <= fullCache; nth++) {
        await platform.sendMessage(deviceId, { name: 'waiting', content: `message ${nth} of ${fullCache}` });
      }
      await rig.startAndConnect();
      await rig.pass(afterCacheMs);
      await (takesRequests(options.declaration) ? rig.commands.barrier() : livesOn(rig));
    }
    await rig.stopping();
  },
});

export const events = defineScenario({
  name: 'events',
  title: 'events that the device need not know, one to three in an envelope, each followed by a valid request',
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const { platform, deviceId } = rig;
    const each = strangeEvents(`${deviceId}_of_another`);
    await survivesEach(
      rig,
      each.map(
        ({ event }) =>
          () =>
            platform.sendEvent(deviceId, event),
      ),
    );
    await rig.stopping();
  },
});

/** So many are said at once to a device that is slow, or takes no commands: more of them are another case. */
const atOnce = 4;

/** Says each of these, and after it asks something: what harms the device is said again, alone, to one that was just started. */
async function survivesEach(rig: Rig, sayings: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (!takesRequests(rig.options.declaration)) return livesOnAfter(rig, sayings);
  let harms = 0;
  const isSurvived = async (...said: readonly (() => Promise<unknown>)[]) => {
    for (const say of said) await say();
    const { outcome } = await rig.commands.send(rig.commands.next, { mayBeSilent: true });
    return outcome === 'answered';
  };
  // A slow device is asked after a few of them.
  const size = rig.commands.patience.isSlow ? atOnce : 1;
  for (let from = 0; from < sayings.length; from += size) {
    const few = sayings.slice(from, from + size);
    if (await isSurvived(...few)) continue;
    await rig.commands.startAfresh();
    for (const say of few) if (!(await isSurvived(say))) await rig.commands.startAfresh();
    harms += 1;
    if (harms >= enoughHarms) return;
  }
}

async function livesOnAfter(rig: Rig, sayings: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (let said = 0; said < sayings.length; said += atOnce) {
    for (const say of sayings.slice(said, said + atOnce)) await say();
    if (!(await livesOn(rig))) return;
  }
}

/** Waits until the device does something by itself, long enough after all that was said to it. False when it ended, or did nothing. */
async function livesOn(rig: Rig): Promise<boolean> {
  const after = rig.now;
  const saidAt = rig.journal.entries.at(-1)?.at ?? 0;
  const isAlive = (entry: Entry) =>
    entry.at - saidAt >= onItsWayMs &&
    (entry.type === 'message-received' || (entry.type === 'packet-received' && entry.packet.type === 'PINGREQ'));
  // Who stays away has hung up for it: it has its time to come back.
  if (!(await rig.until(isAlive, { ms: onItsWayMs, after })) && !rig.online) {
    await rig.awaits('reconnectMs', rig.isReady, { after });
    return false;
  }
  const shown = await rig.awaits('reportMs', (entry) => isAlive(entry) || entry.type === 'device-exited', { after });
  return shown !== undefined && shown.type !== 'device-exited';
}
