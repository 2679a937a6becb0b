import type { Entry, Rule } from '../rule.ts';
import { isNothing } from './is-nothing.ts';

/**
 * Does a message name nobody but the device itself? A gateway may name its sub-devices: of one that shows that it is a gateway
 * nothing is concluded.
 *
 * @param objectsOf the members that name a device, by their paths
 * @param noun what the message is
 */
export function judgeOwnObject(
  objectsOf: (entry: Entry<'message-received'>) => readonly (readonly [path: string, named: unknown])[],
  noun: string,
): Rule['judge'] {
  return ({ exercised, broken }) => {
    const gateways = new Set<string>();
    return {
      'message-received'(entry) {
        const { deviceId } = entry;
        if (isOfGateway(entry)) gateways.add(deviceId);
        for (const [path, named] of objectsOf(entry)) {
          exercised();
          if (isNothing(named) || named === deviceId || gateways.has(deviceId)) continue;
          broken({
            message: `It named another device in ${noun}.`,
            expected: `${JSON.stringify(deviceId)} at ${path}, or nothing`,
            actual: JSON.stringify(named),
            evidence: [entry],
          });
        }
      },
    };
  };
}

const managers: ReadonlySet<unknown> = new Set(['$sub_device_manager', 'sub_device_manager', 'sub_device_discovery']);

function isOfGateway({ v2, value }: Entry<'message-received'>): boolean {
  if (v2?.channel === 'gateway/sub_devices/properties/report') return true;
  const { services } = (value ?? {}) as { readonly services?: unknown };
  const isManaged = (one: unknown) => managers.has((one as { readonly service_id?: unknown } | null)?.service_id);
  return v2?.channel === 'events/up' && Array.isArray(services) && services.some(isManaged);
}
