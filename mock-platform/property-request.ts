import type { CommandRequest } from './commands/command-sender.ts';
import type { PropertyRequest } from './generations/generation.ts';
import { PlatformError } from './platform-error.ts';

/** How a request for properties is to be sent. */
export type PropertyRequestManner = Omit<CommandRequest, 'serviceId' | 'cmd' | 'paras'>;

/** A request for properties, and how it is to be sent. @throws PlatformError where the generation has none */
export function propertyRequest(request: PropertyRequest | undefined, how: PropertyRequestManner): CommandRequest {
  if (!request) throw new PlatformError(withoutProperties);
  return { ...how, ...request, v2: { ...how.v2, ...request.v2 } };
}

/** Where a generation has no properties to set or to ask for. */
export const withoutProperties =
  'The platform cannot set properties or ask for them: its generation of the protocol knows neither. Start it with generation 2, or with both.';
