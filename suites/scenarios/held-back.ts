import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { defineScenario } from './scenario.ts';

/** Longer than devices commonly wait before they send a packet again: 0.4 to 2 s. */
const heldMs = 3000;
/** A device that has not reported by then is sent a command: its answer is a publication, too. */
const reportMs = 1200;

export const heldBack = defineScenario({
  name: 'held-back',
  patient: true,
  title: 'what the device publishes is acknowledged some seconds late',
  async play(rig) {
    await rig.startAndConnect();
    await holdAcknowledgements(rig);
  },
});

/** Holds back the PUBACKs of this connection, long enough for the device to send again what they are missing for. */
async function holdAcknowledgements(rig: Rig): Promise<void> {
  await rig.stage('held-back', async () => {
    const { tap } = rig.session;
    const after = rig.now;
    tap.faults.hold = (packet) => packet.type === 'PUBACK';
    rig.askForReport();
    const isUnacknowledged = (entry: Entry) => entry.type === 'published' && entry.qos > 0;
    const reported = await rig.until(isUnacknowledged, { ms: reportMs, after });
    // A device that waits for its PUBACK may not read on: a command is for one that has nothing to wait for yet.
    const answered = reported ? undefined : rig.commands.barrier({ mayBeSilent: true });
    // It is looked at below: until then its failure is not one that nobody handles.
    answered?.catch(() => {});
    await rig.pass(heldMs);
    tap.faults.hold = undefined;
    tap.release();
    await answered;
  });
}
