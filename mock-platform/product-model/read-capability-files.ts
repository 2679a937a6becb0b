import type { ProductModel, Service } from './model.ts';
import type { ModelFiles } from './model-files.ts';
import type { ProductModelProblem } from './product-model-error.ts';
import { type DeviceType, readDeviceType, readServiceTypes, type ServiceType } from './read-capabilities.ts';
import { readModelFile } from './read-model-file.ts';

/** Reads the capability files of generation 1. Undefined when something is wrong with them, which is added to `problems`. */
export async function readCapabilityFiles(
  files: ModelFiles,
  problems: ProductModelProblem[],
): Promise<ProductModel | undefined> {
  const device = await readDevice(files, problems);
  const types = await readTypes(files, problems);
  // Only then: a service whose type stands in a file that cannot be read is not one problem more.
  const services = device && problems.length === 0 ? servicesOf(device, types, problems) : [];
  if (!device) return undefined;
  const { manufacturerId, manufacturerName, model, deviceType, protocolType } = device;
  return {
    manufacturerId,
    manufacturerName: manufacturerName || manufacturerId,
    model,
    deviceType,
    protocolType: protocolType || 'MQTT',
    services,
  };
}

interface FoundDevice extends DeviceType {
  readonly file: string;
}

interface FoundType {
  readonly type: ServiceType;
  readonly file: string;
}

async function readDevice(files: ModelFiles, problems: ProductModelProblem[]): Promise<FoundDevice | undefined> {
  const expected = 'one devicetype-capability.json';
  const [file] = files.deviceTypes;
  if (file === undefined) {
    problems.push({ found: 'none', expected, advice: 'Give the folder that holds profile/ and service/.' });
    return undefined;
  }
  if (files.deviceTypes.length > 1) {
    problems.push({ found: files.deviceTypes.join(', '), expected, advice: 'Give the folder of one product model.' });
  }
  const device = await readModelFile(readDeviceType, files, file, problems);
  return device && { ...device, file };
}

async function readTypes(files: ModelFiles, problems: ProductModelProblem[]): Promise<FoundType[]> {
  const found: FoundType[] = [];
  if (files.serviceTypes.length === 0) {
    const advice = 'Add service/{type}/profile/servicetype-capability.json.';
    problems.push({ found: 'none', expected: 'a servicetype-capability.json', advice });
  }
  for (const file of files.serviceTypes) {
    const services = (await readModelFile(readServiceTypes, files, file, problems)) ?? [];
    for (const [index, type] of services.entries()) {
      const name = JSON.stringify(type.serviceType);
      const other = found.find((known) => known.type.serviceType === type.serviceType);
      if (other) {
        const path = `$.services[${index}].serviceType`;
        const expected = `another type than in ${other.file}`;
        problems.push({ file, path, found: name, expected, advice: 'Rename or remove it.' });
      }
      found.push({ type, file });
    }
  }
  return found;
}

/** The device's services with what their types say; one type may serve for several (Switch01, Switch02). */
function servicesOf(device: FoundDevice, types: readonly FoundType[], problems: ProductModelProblem[]): Service[] {
  return device.serviceTypeCapabilities.flatMap(({ serviceId, serviceType, option }, index) => {
    const name = serviceType || serviceId;
    const type = findType(types, name);
    if (type) return [{ serviceId, option, ...type }];
    problems.push({
      file: device.file,
      path: `$.devices[0].serviceTypeCapabilities[${index}].serviceType`,
      found: JSON.stringify(name),
      expected: `one of ${types.map((known) => JSON.stringify(known.type.serviceType)).join(', ')}`,
      advice: `Correct it, or add service/${name}/profile/servicetype-capability.json.`,
    });
    return [];
  });
}

/** By its name, by its name in another case, or by the folder of a file that has no other type. */
function findType(types: readonly FoundType[], name: string): ServiceType | undefined {
  const isName = (text: string | undefined) => text?.toLowerCase() === name.toLowerCase();
  const inFolder = types.filter(({ file }) => isName(/([^/]+)(?:\/profile)?\/[^/]+$/i.exec(file)?.[1]));
  const found =
    types.find(({ type }) => type.serviceType === name) ??
    types.find(({ type }) => isName(type.serviceType)) ??
    (inFolder.length === 1 ? inFolder[0] : undefined);
  return found?.type;
}
