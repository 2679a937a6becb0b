import type { PlatformEntry } from '../../events.ts';
import type { ServedPlatform } from '../../served-platform.ts';
import { matches, savedBy } from './conditions.ts';
import type { Happening } from './script-schema.ts';

/** What a script may know of an event that it waited for: the values that it saves. */
export type Happened = Readonly<Record<string, unknown>>;

/** Does an entry show that something happened to a device? Then the values that the conditions save of it. */
export function happened(
  { connected, subscribed, gone, report, response }: Happening,
  entry: PlatformEntry,
  deviceId: string,
  platform: Pick<ServedPlatform, 'listens' | 'broker' | 'generation'>,
): Happened | undefined {
  if (concerned(entry, platform) !== deviceId) return undefined;
  switch (entry.type) {
    case 'packet-sent':
      return connected && {};
    case 'device-offline':
      return gone && {};
    case 'subscribed':
      return subscribed && platform.listens(deviceId) ? {} : undefined;
    case 'message-received': {
      const service = report && platform.generation.servicesIn(entry.value).find((one) => matches(one, report));
      return service === undefined ? undefined : savedBy(report, service);
    }
    case 'command-answered': {
      const shown = { ...entry, ...entry.v1 };
      return response && matches(shown, response) ? savedBy(response, shown) : undefined;
    }
    default:
      return undefined;
  }
}

/** The device that an entry is about. Of packets only the CONNACK counts: before it, a device does not know that it is on line. */
export function concerned(entry: PlatformEntry, { broker }: Pick<ServedPlatform, 'broker'>): string | undefined {
  if (entry.type !== 'packet-sent') return 'deviceId' in entry ? entry.deviceId : undefined;
  const { packet, connection } = entry;
  if (packet.type !== 'CONNACK' || packet.returnCode !== 0) return undefined;
  return broker.sessions.find((session) => session.connection === connection)?.identity.deviceId;
}
