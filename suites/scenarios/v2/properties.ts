import { sendAtOnce } from '../bursts.ts';
import { defineScenario } from '../scenario.ts';
import { drawSets, everyEdge, everyGetOf, getsAfter, inFlight, ofEveryFamily, warmUp } from './requests.ts';

/** Sets beyond those at the edges. */
const drawn = 16;

export const sets = defineScenario({
  name: 'sets',
  title: 'property sets: every writable property at its edges, several services at once, and a get after each',
  needs: ['set'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    for (const set of [...rig.commands.few(everyEdge(rig)), ...drawSets(rig, drawn)]) {
      const [isTaken] = await rig.commands.sendAll([set]);
      if (isTaken) await rig.commands.sendAll(getsAfter(rig, set));
    }
    await rig.stopping();
  },
});

export const gets = defineScenario({
  name: 'gets',
  title: 'property gets: of each service, of all, one after the other and at both QoS',
  needs: ['get'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const each = everyGetOf(rig);
    await rig.commands.sendAll(each);
    await rig.commands.sendAll([...each].reverse());
    await rig.commands.sendAll(each.map((get) => ({ ...get, qos: 0 })));
    await rig.stopping();
  },
});

export const mixed = defineScenario({
  name: 'mixed',
  title: 'a command, a property set and a property get in flight together, then more of them',
  needs: ['commands'],
  async play(rig) {
    await rig.startAndConnect();
    await warmUp(rig);
    const most = inFlight(rig);
    const requests = ofEveryFamily(rig, 60);
    for (const size of [3, 3, 6, 12, 20]) {
      const count = Math.min(size, most);
      const begin = (size * 7) % Math.max(1, requests.length - count);
      if (count > 1) await sendAtOnce(rig, requests.slice(begin, begin + count));
    }
    const asked = everyGetOf(rig).slice(1, most + 1);
    if (asked.length > 1) await sendAtOnce(rig, asked);
    await rig.stopping();
  },
});
