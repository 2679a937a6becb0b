import { familyOf } from '../../rules/folds/request-families.ts';
import type { Entry } from '../../rules/rule.ts';
import { sendAtOnce } from '../bursts.ts';
import { comesBackAfter } from '../comeback.ts';
import type { Rig } from '../rig.ts';
import { defineScenario } from '../scenario.ts';
import {
  drawPlainSets,
  drawSets,
  everyEdge,
  everyGetOf,
  getsAfter,
  inFlight,
  ofEveryFamily,
  warmUp,
} from './requests.ts';

/** Sets beyond those at the edges: with them more than thirty, after which some device has used up its memory. */
const drawn = 32;
/** What is answered again a little later has come by then, ms. */
const againMs = 300;
/** What is answered so much later than it may be is told to be late, and not to stay unanswered, ms. */
const lateMs = 5000;
/** So many that stay unanswered show what there is to see. */
const enough = 3;
/** Each of them so many times. */
const rounds = 8;

export const sets = defineScenario({
  name: 'sets',
  title:
    'property sets: every writable property at its edges, several services at once, and a get after each, once after a cut',
  needs: ['set'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    let lapses = 0;
    let unread = 0;
    const others = drawSets(rig, drawn);
    const few = rig.commands.few(others);
    for (const set of [...drawPlainSets(rig, 1), ...rig.commands.few(everyEdge(rig)), ...few]) {
      const [isTaken] = await rig.commands.sendAll([set]);
      if (!isTaken && ++lapses >= enough) break;
      const asked = isTaken && unread < enough ? getsAfter(rig, set) : [];
      const shown = await rig.commands.sendAll(asked);
      if (asked.length > 0) unread = shown.length > 0 ? 0 : unread + 1;
    }
    // A slow device gets the rest many at a time.
    if (lapses < enough) await rig.commands.sendAll(others.slice(few.length));
    await latecomers(rig);
    if (unread < enough) await survivesACut(rig);
    await rig.stopping();
  },
});

/** What is answered again a little later has its time, and what was given up has more. */
async function latecomers(rig: Rig): Promise<void> {
  await rig.pass(againMs);
  const { entries } = rig.journal;
  const answered = new Set(entries.flatMap((entry) => (entry.type === 'command-answered' ? [familyOf(entry)] : [])));
  const isGivenUp = entries.some(
    (entry) => entry.type === 'command-unanswered' && entry.outcome === 'timed-out' && answered.has(familyOf(entry)),
  );
  const isLate = (entry: Entry) => entry.type === 'response-unmatched' && entry.reason === 'late';
  // Of what a device never answers, nothing comes late.
  if (isGivenUp) await rig.until(isLate, { ms: lateMs });
}

/** What was set is asked for when the device has come back. */
async function survivesACut(rig: Rig): Promise<void> {
  const [set] = rig.options.declaration.reconnects ? everyEdge(rig) : [];
  if (!set) return;
  const [isTaken] = await rig.commands.sendAll([set]);
  const gets = isTaken ? getsAfter(rig, set) : [];
  if (gets.length === 0) return;
  // What it has shown once, it has carried out: what it shows otherwise then, it has lost.
  await rig.commands.sendAll(gets);
  await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut after a property set'));
  if (rig.online) await rig.commands.sendAll(gets);
}

export const gets = defineScenario({
  name: 'gets',
  title: 'property gets: of each service, of all, one after the other and at both QoS',
  needs: ['get'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const each = everyGetOf(rig);
    // Each alone, also with a slow device, which gets the others many at a time: how it answers then is a rule of its own.
    for (const get of rig.commands.few(each)) await rig.commands.sendAll([get]);
    const backwards = [...each].reverse();
    await rig.commands.sendAll(Array.from({ length: rounds }, (_, n) => (n % 2 === 0 ? each : backwards)).flat());
    await rig.commands.sendAll(each.map((get) => ({ ...get, qos: 0 })));
    await latecomers(rig);
    await rig.stopping();
  },
});

export const mixed = defineScenario({
  name: 'mixed',
  title: 'a command, a property set and a property get in flight together, then more of them',
  needs: ['requests'],
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
    // Of commands alone a device may have less room than that.
    const commands = rig.commands.takesCommands ? rig.commands.distinct(rig.commands.draw(64)) : [];
    if (most > 1 && commands.length > 1) await sendAtOnce(rig, commands.slice(0, most));
    const asked = everyGetOf(rig).slice(1, most + 1);
    if (asked.length > 1) await sendAtOnce(rig, asked);
    await rig.stopping();
  },
});
