import type { Entry } from '../rules/rule.ts';
import { comesBackAfter } from '../scenarios/comeback.ts';
import { settledMs } from '../scenarios/reconnects.ts';
import type { Rig } from '../scenarios/rig.ts';
import type { StepOf } from '../scenarios/step.ts';

/** Cuts the connection at a moment of a command's life, and gives the device its time to come back. */
export async function cutConnection(rig: Rig, when: StepOf<'cut'>['when']): Promise<void> {
  if (when === 'quiet') await rig.pass(settledMs);
  const { tap, connection } = rig.session;
  const isHere = (entry: Entry) => 'connection' in entry && entry.connection === connection;
  const moments: Readonly<Record<typeof when, (entry: Entry) => boolean>> = {
    quiet: () => true,
    'command-sent': (entry) => entry.type === 'packet-sent' && entry.packet.type === 'PUBLISH',
    'command-acknowledged': (entry) => entry.type === 'packet-received' && entry.packet.type === 'PUBACK',
    'command-answered': (entry) => entry.type === 'command-answered',
  };
  await rig.stage('cut', async () => {
    const after = rig.now;
    const ms = rig.commands.patience.waitMs;
    let answer: Promise<unknown> = Promise.resolve();
    if (when !== 'quiet') {
      if (when === 'command-answered') tap.faults.hold = ({ type }) => type === 'PUBACK';
      answer = rig.commands.barrier({ mayBeSilent: true });
      answer.catch(() => {});
      await rig.until((entry) => isHere(entry) && moments[when](entry), { ms, after });
    }
    await comesBackAfter(rig, () => tap.cut(`the connection is cut: ${when.replace('-', ' ')}`));
    await answer;
  });
}
