import type { CommandRequest, Probe } from '../../mock-platform/commands/command-sender.ts';
import { isBack } from './comeback.ts';
import type { Rig } from './rig.ts';

/** A message that came at most this many messages before one that proves harmless alone is also suspected. */
const suspects = 3;

/**
 * Finds the message that does harm by itself: each is sent alone to a device that was just started, or half of many at a time.
 * Leaves the device as if it had just been started.
 *
 * @param harmful after these, sent one after the other, the device did not answer any more
 * @param next what shows that the device answers. Default: a valid command
 * @param before what was sent to it earlier in its life, and seemed to do no harm
 * @throws GaveUp when the device cannot be had back
 */
export async function isolate(
  rig: Rig,
  harmful: readonly Probe[],
  before: readonly Probe[],
  next = () => rig.commands.next as CommandRequest,
): Promise<void> {
  await rig.commands.startAfresh();
  if (harmful.length > 1) {
    const middle = Math.ceil(harmful.length / 2);
    for (const half of [harmful.slice(0, middle), harmful.slice(middle)]) {
      if (await isSurvived(rig, half, next)) continue;
      return half.length > 1 ? isolate(rig, half, [], next) : rig.commands.startAfresh();
    }
    return;
  }
  for (const suspect of [...harmful, ...before.slice(-suspects).toReversed()]) {
    if (!(await isSurvived(rig, [suspect], next))) return rig.commands.startAfresh();
  }
}

/** Sends them, and tells whether the device answers `next` after that, at once or when it has come back. */
export async function isSurvived(
  rig: Rig,
  probes: readonly Probe[],
  next = () => rig.commands.next as CommandRequest,
): Promise<boolean> {
  const { commands } = rig;
  const after = rig.now;
  for (const probe of probes) await commands.probe(probe);
  const { outcome } = await commands.send(next(), { mayBeSilent: true });
  if (outcome === 'answered') return true;
  // Silence is the end of it; a lost connection may not be.
  if (outcome === 'timed-out') return false;
  if (!(await isBack(rig, after))) return false;
  const barrier = next();
  const back = await commands.send(barrier, { mayBeSilent: true });
  if (back.outcome !== 'timed-out') return back.outcome === 'answered';
  const again = await commands.send({ ...barrier, again: back.key }, { mayBeSilent: true });
  return again.outcome === 'answered';
}
