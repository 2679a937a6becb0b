import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProductModel } from './model.ts';

/** Writes a product model as the vendor's capability files (ref 7) into a folder: what `readProductModel` reads from there. */
export async function writeProductModel(model: ProductModel, folder: string): Promise<void> {
  const { services, ...device } = model;
  const listed = services.map(({ serviceId, serviceType, option }) => ({ serviceId, serviceType, option }));
  const types = new Map(services.map(({ serviceId: _, option: __, ...type }) => [type.serviceType, type]));
  await mkdir(folder, { recursive: true });
  await write('devicetype-capability.json', { devices: [{ ...device, serviceTypeCapabilities: listed }] });
  await write('servicetype-capability.json', { services: [...types.values()] });

  async function write(name: string, content: object): Promise<void> {
    await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}
