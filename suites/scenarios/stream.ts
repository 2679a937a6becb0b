import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** Positions of a single cut: through the fixed header, the topic length, and then here and there. */
const singleCuts = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 48, 64, 80, 96, 128];

export const stream = defineScenario({
  name: 'stream',
  title: 'packets arrive in pieces, cut at every byte, and several in one piece',
  needs: ['commands'],
  exercises: ['V1-STREAM-01', 'V1-STREAM-02'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    const drawn = rig.commands.draw(16);
    await rig.stage('joined', async () => {
      for (const size of [2, 3, 8]) {
        await sendJoined(rig, drawn.slice(0, size), (command) => rig.commands.send(command));
      }
    });
    await rig.stage('pieces', async () => {
      const { faults } = rig.session.tap;
      faults.pieces = (frame) => Array.from({ length: frame.length - 1 }, (_, index) => index + 1);
      for (const command of rig.commands.few(drawn.slice(0, 4))) await rig.commands.send(command);
      for (const cut of rig.commands.few(singleCuts)) {
        faults.pieces = (frame) => (cut < frame.length ? [cut] : []);
        await rig.commands.barrier();
      }
      delete faults.pieces;
    });
  },
});

/** Sends commands so that they leave in one write, and waits for what becomes of them. */
export async function sendJoined<T>(
  { session: { tap } }: Rig,
  commands: readonly T[],
  send: (command: T) => Promise<unknown>,
): Promise<void> {
  tap.faults.join = true;
  let isOver = false;
  const answers = Promise.all(commands.map(send)).finally(() => {
    isOver = true;
  });
  // What goes wrong meanwhile is told below.
  answers.catch(() => {});
  // They come through aedes to the connection.
  while (tap.joined < commands.length && !isOver) await new Promise((resolve) => setImmediate(resolve));
  tap.faults.join = false;
  tap.flushJoined();
  await answers;
}
