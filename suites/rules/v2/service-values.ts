import { isObject } from '../../../mock-platform/protocol/is-object.ts';

/** One service of a report, of an answer to a property get, or of a property set, as far as it has its form. */
export interface ServiceValues {
  readonly serviceId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The services that a message holds. One entry without the list around it counts: official clients answer gets like that. */
export function serviceValues(message: unknown): ServiceValues[] {
  if (!isObject(message)) return [];
  const listed = Array.isArray(message.services) ? message.services : 'service_id' in message ? [message] : [];
  return listed.flatMap((element: unknown) => {
    if (!isObject(element) || typeof element.service_id !== 'string') return [];
    return { serviceId: element.service_id, properties: isObject(element.properties) ? element.properties : {} };
  });
}

/** A property by its service: `Light/level`, as capabilities name it. */
export function nameOf(serviceId: string, property: string): string {
  return `${serviceId}/${property}`;
}
