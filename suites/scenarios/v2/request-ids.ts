import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { alikeUuids, lengths, oddCharacters, othersAlike, upperCaseUuid } from '../../arbitraries/v2/request-ids.ts';
import type { Entry } from '../../rules/rule.ts';
import { sendAtOnce } from '../bursts.ts';
import { isGreeting } from '../makes-ready.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { inFlight, ofEveryFamily } from './requests.ts';

export const requestIds = defineScenario({
  name: 'request-ids',
  title:
    'request ids: UUIDs alike but for one character, other lengths, odd characters, each followed by a plain request',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const families = ofEveryFamily(rig, 3);
    await rig.commands.sendAll(withIds(families, [...alikeUuids, upperCaseUuid]));
    const alike = withIds(rig.commands.distinct(rig.commands.draw(16)), othersAlike);
    // Neighbours in this list are alike.
    const most = Math.min(alike.length, inFlight(rig));
    for (let begin = 0; most > 1 && begin < alike.length; begin += most) {
      await sendAtOnce(rig, alike.slice(begin, begin + most));
    }
    for (const ids of [lengths, oddCharacters]) {
      for (const request of rig.commands.few(withIds(families, ids))) {
        // One that is lost here says nothing of the platform's own.
        await rig.commands.sendAll([request], { mayBeSilent: true });
        await rig.commands.barrier();
      }
    }
    await rig.stopping();
  },
});

/** A device subscribes so soon after its CONNACK, if it does; and so long it waits for the SUBACK, ms. */
const subscribesWithinMs = 1000;
const subackMs = 1000;

export const implicit = defineScenario({
  name: 'implicit',
  title: 'requests to a device that has not subscribed: at its CONNACK, before its SUBACK, which is late, and later',
  needs: ['requests'],
  async play(rig) {
    const atOnce = firstRequest(rig);
    const { broker } = rig.platform;
    broker.onTap = ({ faults }) => {
      faults.hold = ({ type }) => type === 'SUBACK';
    };
    await rig.startAndConnect();
    broker.onTap = undefined;
    await beforeSuback(rig);
    await atOnce;
    await rig.commands.barrier();
    await rig.commands.sendAll(ofEveryFamily(rig, 6));
    await rig.stopping();
  },
});

/** Asks a device that waits for its SUBACK, and lets that go. */
async function beforeSuback(rig: Rig): Promise<void> {
  const { tap } = rig.session;
  const isSubscribe = (entry: Entry) => entry.type === 'packet-received' && entry.packet.type === 'SUBSCRIBE';
  const subscribes = await rig.until(isSubscribe, { ms: subscribesWithinMs, after: 0 });
  const meanwhile = subscribes && rig.commands.ask(rig.commands.plainest).catch(() => {});
  if (subscribes) await rig.pass(subackMs);
  tap.faults.hold = undefined;
  tap.release();
  await meanwhile;
}

/** Sends a request right behind the CONNACK, before anything that the device does then. */
function firstRequest(rig: Rig): Promise<unknown> {
  return new Promise((resolve) => {
    const unsubscribe = rig.journal.subscribe((entry) => {
      if (!isGreeting(entry)) return;
      unsubscribe();
      // The platform is just recording it.
      queueMicrotask(() => resolve(rig.commands.ask(rig.commands.plainest).catch(() => {})));
    });
  });
}

function withIds(requests: readonly CommandRequest[], ids: readonly string[]): CommandRequest[] {
  return ids.map((key, at) => ({ ...(requests[at % requests.length] as CommandRequest), key }));
}
