import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ProductModel, Service } from './model.ts';
import { productOf } from './product-of.ts';

/** Writes a product model as the vendor's capability files (ref 7) into a folder: what `readProductModel` reads from there. */
export async function writeProductModel(model: ProductModel, folder: string): Promise<void> {
  const { services, manufacturerId, manufacturerName, model: name, deviceType, protocolType } = model;
  const typed = withTypesOfTheirOwn(services);
  const listed = typed.map(({ serviceId, serviceType, option }) => ({ serviceId, serviceType, option }));
  const types = new Map(typed.map(({ serviceId: _, option: __, ...type }) => [type.serviceType, type]));
  const device = {
    manufacturerId: manufacturerId || 'unknown',
    manufacturerName,
    model: name || 'unknown',
    deviceType: deviceType || 'unknown',
    protocolType,
    serviceTypeCapabilities: listed,
  };
  await mkdir(folder, { recursive: true });
  await write(join(folder, 'devicetype-capability.json'), { devices: [device] });
  await write(join(folder, 'servicetype-capability.json'), { services: [...types.values()] });
}

/** Writes a product model as the product file (ref 7): what `readProductModel` reads from there. */
export async function writeProductFile(model: ProductModel, file: string): Promise<void> {
  await write(file, productOf(model));
}

/** Services of one type have the same members in the capability files, and need not in a product file. */
function withTypesOfTheirOwn(services: readonly Service[]): Service[] {
  const membersOf = ({ properties, commands }: Service) => ({ properties, commands });
  return services.map((service) => {
    const first = services.find(({ serviceType }) => serviceType === service.serviceType) ?? service;
    const isOfTheType = isDeepStrictEqual(membersOf(first), membersOf(service));
    return isOfTheType ? service : { ...service, serviceType: service.serviceId };
  });
}

async function write(file: string, content: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
