import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { alikeUuids, lengths, oddCharacters, upperCaseUuid } from '../../arbitraries/v2/request-ids.ts';
import { sendAtOnce } from '../bursts.ts';
import { isGreeting } from '../makes-ready.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import { inFlight, ofEveryFamily } from './requests.ts';

export const requestIds = defineScenario({
  name: 'request-ids',
  title:
    'request ids: UUIDs alike but for one character, other lengths, odd characters, each followed by a plain request',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const families = ofEveryFamily(rig, 3);
    await rig.commands.sendAll(withIds(families, [...alikeUuids, upperCaseUuid]));
    const alike = withIds(rig.commands.distinct(rig.commands.draw(16)), alikeUuids);
    if (inFlight(rig) >= alike.length) await sendAtOnce(rig, alike);
    for (const ids of [lengths, oddCharacters]) {
      for (const request of withIds(families, ids)) {
        // One that is lost here says nothing of the platform's own.
        await rig.commands.sendAll([request], { mayBeSilent: true });
        await rig.commands.barrier();
      }
    }
    await rig.stopping();
  },
});

export const implicit = defineScenario({
  name: 'implicit',
  title: 'requests to a device that has not subscribed: at its CONNACK, before its SUBACK, and later',
  needs: ['commands'],
  async play(rig) {
    const atOnce = firstRequest(rig);
    await rig.startAndConnect();
    await atOnce;
    await rig.commands.barrier();
    await rig.commands.sendAll(ofEveryFamily(rig, 6));
    await rig.stopping();
  },
});

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
