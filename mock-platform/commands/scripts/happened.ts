import type { PlatformEntry } from '../../events.ts';
import { isObject } from '../../protocol/is-object.ts';
import type { ServedPlatform } from '../../served-platform.ts';
import { matches, savedBy } from './conditions.ts';
import type { Happening } from './script-schema.ts';

/** What a script may know of an event that it waited for: the values that it saves. */
export type Happened = Readonly<Record<string, unknown>>;

/** Does an entry show that something happened to a device? Then the values that the conditions save of it. */
export function happened(
  { connected, subscribed, gone, report, response, message, event }: Happening,
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
      if (report) {
        const services = entry.kind === 'report' ? platform.generation.servicesIn(entry.value) : [];
        return firstLike(report, services);
      }
      const { channel } = entry.v2 ?? {};
      if (message)
        return channel === 'messages/up' || channel === 'user' ? firstLike(message, [entry.value]) : undefined;
      return event && channel === 'events/up' ? firstLike(event, eventsIn(entry.value)) : undefined;
    }
    case 'command-answered': {
      const shown = { ...entry, ...entry.v1 };
      return response && matches(shown, response) ? savedBy(response, shown) : undefined;
    }
    default:
      return undefined;
  }
}

/** What the pattern saves of the first value that fits it; undefined where none does. */
function firstLike(pattern: object, values: readonly unknown[]): Happened | undefined {
  const index = values.findIndex((one) => matches(one, pattern));
  return index < 0 ? undefined : savedBy(pattern, values[index]);
}

/** The events of an envelope, with members named as in scripts. */
function eventsIn(envelope: unknown): object[] {
  const { services } = Object(envelope) as { readonly services?: unknown };
  if (!Array.isArray(services)) return [];
  return services.filter(isObject).map((one) => ({
    serviceId: one.service_id,
    eventType: one.event_type,
    paras: one.paras,
    eventTime: one.event_time,
    eventId: one.event_id,
  }));
}

/** The device that an entry is about. Of packets only the CONNACK counts: before it, a device does not know that it is on line. */
export function concerned(entry: PlatformEntry, { broker }: Pick<ServedPlatform, 'broker'>): string | undefined {
  if (entry.type !== 'packet-sent') return 'deviceId' in entry ? entry.deviceId : undefined;
  const { packet, connection } = entry;
  if (packet.type !== 'CONNACK' || packet.returnCode !== 0) return undefined;
  return broker.sessions.find((session) => session.connection === connection)?.identity.deviceId;
}
