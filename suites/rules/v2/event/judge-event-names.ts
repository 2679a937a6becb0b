import { nearestName } from '../../../../mock-platform/user-files/edit-distance.ts';
import type { Rule } from '../../rule.ts';
import { judgeEvents } from './judge-events.ts';
import { downlinkTypes, uplinkTypes } from './known-events.ts';

const services = [...uplinkTypes.keys()];

/** Are the services of events such as the documents name? */
export const judgeEventServices: Rule['judge'] = judgeEvents(
  () => true,
  ({ path, serviceId }) => {
    if (uplinkTypes.has(serviceId)) return [];
    const meant = services.find((name) => name.slice(1).toLowerCase() === serviceId.replace(/^\$/, '').toLowerCase());
    return [
      {
        message: `It sent an event of ${JSON.stringify(serviceId)}, a service that the platform does not know.`,
        expected: `one of ${services.join(', ')} at ${path}.service_id`,
        actual: JSON.stringify(serviceId),
        ...(meant !== undefined && {
          nearMiss: serviceId.startsWith('$') ? `${meant} in other letters` : `${meant} without its $`,
        }),
      },
    ];
  },
);

/** Are their types such as a device sends? */
export const judgeEventTypes: Rule['judge'] = judgeEvents(
  ({ serviceId }) => uplinkTypes.has(serviceId),
  ({ path, serviceId, type }) => {
    const known = uplinkTypes.get(serviceId) ?? [];
    if (known.includes(type)) return [];
    const near = downlinkTypes.has(type) ? 'an event that only the platform sends' : likeness(type, known);
    return [
      {
        message: `It sent an event of ${serviceId} with a type that a device does not send there.`,
        expected: known.length > 0 ? `one of ${known.join(', ')} at ${path}.event_type` : 'none of that service',
        actual: JSON.stringify(type),
        ...(near !== undefined && { nearMiss: near }),
      },
    ];
  },
);

function likeness(type: string, known: readonly string[]): string | undefined {
  const near = nearestName(type, known);
  return near && `another spelling of ${near}`;
}
