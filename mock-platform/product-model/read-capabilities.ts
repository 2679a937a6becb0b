import type { FileValue } from './file-value.ts';
import type { Service } from './model.ts';
import { elements, holdsObject, isAbsent, isEmpty, name, namedElements, noted, word } from './read-members.ts';
import { options, readServiceMembers } from './read-service-members.ts';

/** One service type of a `servicetype-capability.json` (ref 7). */
export interface ServiceType extends Pick<Service, 'serviceType' | 'properties' | 'commands'> {}

/** The device of a `devicetype-capability.json`: which services it has, and of which types. */
export interface DeviceType {
  readonly manufacturerId: string;
  readonly manufacturerName: string | undefined;
  readonly model: string;
  readonly deviceType: string;
  readonly protocolType: string | undefined;
  readonly serviceTypeCapabilities: readonly Capability[];
}

interface Capability extends Pick<Service, 'serviceId' | 'option'> {
  readonly serviceType: string | undefined;
}

/** Reads a `servicetype-capability.json`. */
export function readServiceTypes(file: FileValue): ServiceType[] {
  if (!holdsObject(file)) return [];
  return elements(file.at('services'), 'services', (service) => ({
    serviceType: name(service.at('serviceType')),
    ...readServiceMembers(service),
  }));
}

/** Reads a `devicetype-capability.json`. Undefined when it does not describe one device. */
export function readDeviceType(file: FileValue): DeviceType | undefined {
  if (!holdsObject(file)) return undefined;
  const devices = file.at('devices');
  if (!Array.isArray(devices.value) || devices.value.length !== 1) {
    devices.complain('a list of one device');
    return undefined;
  }
  const device = devices.at(0);
  if (!holdsObject(device)) return undefined;
  const services = device.at('serviceTypeCapabilities', 'serviceCapabilities');
  const read = {
    manufacturerId: name(device.at('manufacturerId')),
    manufacturerName: noted(device.at('manufacturerName')),
    model: name(device.at('model')),
    deviceType: name(device.at('deviceType')),
    protocolType: noted(device.at('protocolType')),
    serviceTypeCapabilities: namedElements(services, 'services', 'serviceId', capability),
  };
  const listed = services.value ?? [];
  if (Array.isArray(listed) && listed.length === 0) services.complain('at least one service');
  return read;
}

function capability(one: FileValue): Capability {
  return {
    serviceId: name(one.at('serviceId')),
    serviceType: isAbsent(one.at('serviceType')) ? undefined : name(one.at('serviceType')),
    option: isEmpty(one.at('option')) ? 'Optional' : word(one.at('option'), options),
  };
}
