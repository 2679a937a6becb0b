import { afterEach, beforeEach } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { Journal } from '../../journal/journal.ts';
import type { ApplicationEvent } from '../events.ts';
import { CallbackGuard } from './callback-guard.ts';
import { Outbox } from './outbox.ts';
import type { Subscription } from './subscription.ts';
import { CallbackServer } from './testing.ts';

/** For tests: those of the present test. */
export let clock: VirtualClock;
export let journal: Journal<ApplicationEvent>;
export let outbox: Outbox;
export let callback: CallbackServer;

/** For tests: opens them before each test of the file that calls it, and closes them afterwards. */
export function useOutbox(): void {
  beforeEach(async () => {
    clock = new VirtualClock(0);
    journal = new Journal({ clock });
    const guard = new CallbackGuard({ ownPorts: () => [] });
    outbox = new Outbox({ clock, record: (event) => journal.record(event), guard });
    callback = await CallbackServer.open();
  });
  afterEach(async () => {
    outbox.close();
    await callback.close();
  });
}

/** For tests: the callback, which was closed, listens again on this port. */
export async function reopenCallback(port: number): Promise<void> {
  callback = await CallbackServer.open(undefined, port);
}

/** For tests: a subscription of this callback. */
export const to = (callbackUrl: string, subscriptionId = 's', appId = 'app'): Subscription => {
  return { subscriptionId, appId, notifyType: 'deviceAdded', callbackUrl };
};

/** For tests: a numbered notification. */
export const bodyOf = (n: number) => JSON.stringify({ notifyType: 'deviceAdded', n });

/** For tests: the numbers of the notifications that the callback got. */
export const numbers = () => callback.received.map(({ body }) => body.n);

/** For tests: the entries of this type. */
export const typed = <T extends ApplicationEvent['type']>(type: T) =>
  journal.entries.filter((entry): entry is Extract<typeof entry, { type: T }> => entry.type === type);

/** For tests: resolves when there are so many entries of this type. */
export async function until<T extends ApplicationEvent['type']>(type: T, count = 1): Promise<void> {
  await journal.waitFor(() => typed(type).length >= count);
}
