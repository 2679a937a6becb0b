import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { Entry, Handlers } from '../rule.ts';
import { FamilyDesk } from './family-desk.ts';
import type { CommandWatcher } from './follow-commands.ts';
import type { Harm } from './outstanding-upsets.ts';
import { families, familyOf } from './request-families.ts';
import { Silences } from './silences.ts';

export interface RequestWatcher {
  readonly family: V2Family;
  readonly watcher: CommandWatcher;
}

/**
 * Follows the requests of each family to their end, as `followCommands` does: what a device has shown with commands says
 * nothing of how it takes property sets. What concerns the whole device is known to all of them. A device that is silent to
 * one family, and then to the next, is told of once; what ends it is blamed on the latest request of any; and it has survived
 * what might have harmed it when it answers a valid request, of whatever family, unless that was itself of another one.
 */
export function followRequests(watchers: readonly RequestWatcher[]): Handlers {
  const silences = new Silences();
  const desks = families.map((family) => {
    const own = watchers.flatMap((one) => (one.family === family ? [one.watcher] : []));
    return new FamilyDesk(family, silences.watching(family, own));
  });
  const deskOf = (entry: Parameters<typeof familyOf>[0]) => desks.find(({ family }) => family === familyOf(entry));
  const toAll = (entry: Entry) => {
    for (const desk of desks) desk.see(entry);
  };
  /** The one whose latest request still waits, of all that wait. */
  const suspected = (connection?: number) =>
    desks.toSorted((one, other) => other.latestOn(connection) - one.latestOn(connection))[0];
  const harmed = (harm: Harm) => {
    for (const desk of desks) desk.harmed(harm);
  };

  return {
    'device-declared': toAll,
    'device-started'(entry) {
      silences.restarted();
      toAll(entry);
    },
    'device-stopping': toAll,
    'device-exited'(entry) {
      const suspect = suspected();
      for (const desk of desks) desk.see(desk === suspect ? entry : { ...entry, asked: true });
    },
    'stage-began': toAll,
    'stage-ended': toAll,
    'device-online': toAll,
    subscribed: toAll,
    published: toAll,
    'connection-closed'(entry) {
      const suspect = suspected(entry.connection);
      for (const desk of desks) desk.see(desk === suspect ? entry : { ...entry, staged: true });
    },
    'probe-sent': harmed,
    'bytes-sent': harmed,
    'message-sent': harmed,
    'command-sent': (entry) => deskOf(entry)?.see(entry),
    'command-answered'(entry) {
      const desk = deskOf(entry);
      const sentAt = desk?.sentAt(entry.key) ?? 0;
      if (entry.fit === 'valid') {
        silences.answered(sentAt);
        for (const other of desks) if (other !== desk) other.survivedBefore(sentAt);
      }
      desk?.see(entry);
    },
    'command-unanswered': (entry) => deskOf(entry)?.see(entry),
    'response-unmatched'(entry) {
      const own = deskOf(entry);
      // An answer in another family's place is what came instead of the answer.
      for (const desk of desks) if (desk === own || desk.awaits(entry.key)) desk.see(entry);
    },
  };
}
