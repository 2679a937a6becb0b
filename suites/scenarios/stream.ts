import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { mostAtOnce } from './bursts.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** So many packets in pieces that are not understood show what there is to see. */
const enoughFailures = 3;
/** Positions of a single cut: through the fixed header, the topic length, and then here and there. */
const singleCuts = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 48, 64, 80, 96, 128];

export const stream = defineScenario({
  name: 'stream',
  title: 'packets arrive in pieces, cut at every byte, and several in one piece',
  needs: ['requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const drawn = rig.commands.draw(16);
    const few = <T>(items: readonly T[]) => rig.commands.few(items);
    const most = mostAtOnce(rig.options);
    for (const size of most > 1 ? [2, 3, 8] : []) await joined(rig, drawn.slice(0, Math.min(size, most)));
    const everywhere = (frame: Uint8Array) => Array.from({ length: frame.length - 1 }, (_, index) => index + 1);
    const cuts: { readonly command?: CommandRequest; readonly cuts: (frame: Uint8Array) => number[] }[] = [
      ...few(drawn.slice(0, 4)).map((command) => ({ command, cuts: everywhere })),
      ...few(singleCuts).map((cut) => ({
        cuts: (frame: Uint8Array) => (cut < frame.length ? [cut] : []),
      })),
    ];
    let failures = 0;
    for (const { command = rig.commands.next, cuts: cutAt } of cuts) {
      if (rig.commands.spared.has(command)) continue;
      if (!(await inPieces(rig, command, cutAt))) failures += 1;
      if (failures >= enoughFailures) break;
    }
  },
});

/** Sends them in one write; what goes wrong is looked into when they come one by one again. */
async function joined(rig: Rig, given: readonly CommandRequest[], isAgain = false): Promise<void> {
  const outcomes: CommandOutcome[] = [];
  const requests = given.filter((request) => !rig.commands.spared.has(request));
  await rig.stage('joined', () =>
    sendJoined(rig, requests, async (command) => {
      outcomes[requests.indexOf(command)] = await rig.commands.send(command, { mayBeSilent: true });
    }),
  );
  // Alone they are answered, or it was something else.
  const [failed = rig.commands.plainest] = requests.filter((_, at) => outcomes[at]?.outcome !== 'answered');
  await rig.commands.goOnAfter(failed, outcomes);
  if (isAgain || outcomes.every(({ outcome }) => outcome !== 'timed-out')) return;
  // Was it that they came together, or had the device come to its end in any case?
  const repeated = requests.map((request, at) => {
    const outcome = outcomes[at];
    return outcome?.outcome === 'timed-out' ? { ...request, again: outcome.key } : request;
  });
  await joined(rig, repeated, true);
}

async function inPieces(
  rig: Rig,
  command: CommandRequest,
  cuts: (frame: Uint8Array) => number[],
  again?: string,
): Promise<boolean> {
  const outcomes: CommandOutcome[] = [];
  await rig.stage('pieces', async () => {
    const { faults } = rig.session.tap;
    faults.pieces = cuts;
    const request = again === undefined ? command : { ...command, again };
    outcomes.push(await rig.commands.send(request, { mayBeSilent: true }));
    delete faults.pieces;
  });
  const [outcome] = outcomes;
  if (outcome?.outcome === 'answered') return true;
  await rig.commands.goOnAfter(command, outcomes);
  // Was it the cuts, or had the device come to its end in any case?
  if (again === undefined && outcome?.outcome === 'timed-out') await inPieces(rig, command, cuts, outcome.key);
  return false;
}

/** Sends commands so that they leave in one write, as many at a time as a slow device takes, and waits for what becomes of them. */
export async function sendJoined<T>(
  rig: Rig,
  commands: readonly T[],
  send: (command: T) => Promise<unknown>,
): Promise<void> {
  for (let sent = 0; sent < commands.length; ) {
    const joined = commands.slice(sent, sent + rig.commands.atOnce);
    await sendInOneWrite(rig, joined, send);
    sent += joined.length;
  }
}

async function sendInOneWrite<T>(
  { session: { tap } }: Rig,
  commands: readonly T[],
  send: (command: T) => Promise<unknown>,
): Promise<void> {
  tap.faults.join = true;
  let isOver = false;
  const answers = Promise.all(commands.map(send)).finally(() => {
    isOver = true;
  });
  // What goes wrong meanwhile is reported below.
  answers.catch(() => {});
  // They come through aedes to the connection.
  while (tap.joined < commands.length && !isOver) await new Promise((resolve) => setImmediate(resolve));
  tap.faults.join = false;
  tap.flushJoined();
  await answers;
}
