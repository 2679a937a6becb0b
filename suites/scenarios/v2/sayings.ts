import { everyMessage, fullCache, strangeEvents } from '../../arbitraries/v2/sayings.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';

/** So many kinds that harm the device show what there is to see. */
const enoughHarms = 3;
/** The first request after a full cache comes this much later, ms. */
const afterCacheMs = 1000;

export const messages = defineScenario({
  name: 'messages',
  title:
    'messages of an application, of every sort of bytes, each followed by a valid request; then as many at once as wait for a device',
  needs: ['commands'],
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
      await rig.commands.barrier();
    }
    await rig.stopping();
  },
});

export const events = defineScenario({
  name: 'events',
  title: 'events that the device need not know, one to three in an envelope, each followed by a valid request',
  needs: ['commands'],
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

/** Says each of these, and after it asks something: what harms the device is said again, alone, to one that was just started. */
async function survivesEach(rig: Rig, sayings: readonly (() => Promise<unknown>)[]): Promise<void> {
  let harms = 0;
  const isSurvived = async (say: () => Promise<unknown>) => {
    await say();
    const { outcome } = await rig.commands.send(rig.commands.next, { mayBeSilent: true });
    return outcome === 'answered';
  };
  for (const say of sayings) {
    if (await isSurvived(say)) continue;
    await rig.commands.startAfresh();
    if (!(await isSurvived(say))) await rig.commands.startAfresh();
    harms += 1;
    if (harms >= enoughHarms) return;
  }
}
