import type { CommandOutcome } from '../../mock-platform/commands/command-outcome.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';

/** Does something to the connection and gives the device its time to come back. */
export async function comesBackAfter(rig: Rig, harm: () => void): Promise<boolean> {
  const after = rig.now;
  harm();
  return (await rig.awaits('reconnectMs', rig.isReady, { after })) !== undefined;
}

/** Gives a device that has just lost its connection, for whatever it did, its time to come back before something is done to it. */
export async function comesBack(rig: Rig): Promise<void> {
  if (rig.online || !rig.isRunning || !rig.options.declaration.reconnects) return;
  await rig.awaits('reconnectMs', rig.isReady, { after: rig.now, isSinceLoss: true });
}

/** Waits for a device that lost its connection. A session that the platform kept is subscribed from the start. */
export async function isBack(rig: Rig, after: number): Promise<boolean> {
  const resumed = (entry: Entry) => entry.type === 'device-online' && rig.platform.listens(rig.deviceId);
  await rig.awaits('reconnectMs', (entry) => rig.isReady(entry) || resumed(entry), { after, isSinceLoss: true });
  return rig.platform.listens(rig.deviceId);
}

/** What becomes of the command that was just sent: it is not waited for any more once its connection is gone, also where its answer may come later. */
export async function orLost(
  { journal, platform, deviceId }: Rig,
  outcome: Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const sent = journal.entries.findLast((entry) => entry.type === 'command-sent');
  if (sent?.type !== 'command-sent') return outcome;
  const unsubscribe = journal.subscribe((entry) => {
    if (entry.type !== 'device-offline' || entry.connection !== sent.connection) return;
    // The platform is just noticing it.
    setImmediate(() => platform.cutShort(deviceId, sent.key));
  });
  return outcome.finally(unsubscribe);
}

/** After something harmful: gives the device its time to answer, at once or after it has come back. */
export async function recovers(rig: Rig): Promise<boolean> {
  const after = rig.now;
  const { commands } = rig;
  const barrier = commands.next;
  const first = await orLost(rig, commands.send(barrier, { mayBeSilent: true }));
  if (first.outcome === 'answered') return true;
  if (first.outcome !== 'timed-out') await isBack(rig, after);
  if (!rig.online) return false;
  // What has just come back may have lost the first.
  const repeats = (lost: CommandOutcome) => lost.outcome === 'timed-out' && { again: lost.key };
  const second = await commands.send({ ...barrier, ...repeats(first) }, { mayBeSilent: true });
  if (second.outcome === 'answered' || first.outcome === 'timed-out') return second.outcome === 'answered';
  const third = await commands.send({ ...barrier, ...repeats(second) }, { mayBeSilent: true });
  return third.outcome === 'answered';
}
