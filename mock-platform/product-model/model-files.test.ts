import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelFolderOf } from './model-for-devices.ts';
import { ProductModelError, readProductModel } from './read-product-model.ts';
import { zipOf } from './testing.ts';

const models = 'fixtures/product-models';
/** 设备 in GBK. */
const gbk = Buffer.of(0xc9, 0xe8, 0xb1, 0xb8);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'other-hands-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));

async function complaint(path: string): Promise<string> {
  const error = await readProductModel(path).catch((reason: unknown) => reason);
  if (!(error instanceof ProductModelError)) throw new Error(`expected a ProductModelError, got ${error}`);
  return error.message;
}

describe('what other hands have written is read', () => {
  test('a model in the spelling of a later console', async () => {
    const { services, ...about } = await readProductModel(`${models}/later-console`);
    expect(about).toMatchObject({ manufacturerId: 'Lumen', model: 'Detector7', deviceType: 'SmokeDetector' });
    expect(services).toMatchObject([
      {
        serviceId: 'Smoke',
        properties: [{ propertyName: 'density', dataType: 'int', min: 0, max: 65_535, step: 1 }],
        commands: [
          {
            commandName: 'BEEP',
            paras: [{ paraName: 'beep', dataType: 'string', enumList: ['ON', 'OFF'], maxLength: 3 }],
            responses: [{ responseName: 'cmdResponses', paras: [{ paraName: 'state', dataType: 'int' }] }],
          },
        ],
      },
    ]);
  });

  test('double and float as decimal, and a max of 0 below the min as no bound', async () => {
    const [service] = (await readProductModel(`${models}/other-type-names`)).services;
    expect(service?.properties.map(({ propertyName, dataType }) => [propertyName, dataType])).toEqual([
      ['voltage', 'decimal'],
      ['current', 'decimal'],
      ['pulses', 'long'],
    ]);
    const [limit] = service?.commands[0]?.paras ?? [];
    expect(limit).toEqual({ paraName: 'limit', dataType: 'int', required: true, min: 1, step: 1, unit: 'V' });
  });

  test('a complaint shows the spelling of the file', async () => {
    write('devicetype-capability.json', { devices: [{ manufacturer_id: 7, model: 'a', device_type: 'b' }] });
    write('servicetype-capability.json', { services: [] });
    expect(await complaint(folder)).toContain('$.devices[0].manufacturer_id: found 7, expected a name.');
  });

  test('the zip from the console, and a copy of it that macOS made', async () => {
    const files = ['profile/devicetype-capability.json', 'service/Smoke/profile/servicetype-capability.json'];
    const zipped = Object.fromEntries(files.map((file) => [file, readFileSync(`${models}/later-console/${file}`)]));
    const copies = Object.fromEntries(files.map((file) => [`__MACOSX/${file}`, 'x']));
    const path = join(folder, 'model.zip');
    writeFileSync(path, zipOf({ ...zipped, ...copies, 'icon.png': 'x' }));
    const inFolder = await readProductModel(`${models}/later-console`);
    expect(await readProductModel(path)).toEqual(inFolder);
    expect(await readProductModel(await modelFolderOf(path))).toEqual(inFolder);
    expect(await modelFolderOf(`${models}/later-console`)).toBe(`${models}/later-console`);
  });

  test('what a zip would write outside of its folder stays in it', async () => {
    const path = join(folder, 'evil.zip');
    writeFileSync(path, zipOf({ '../devicetype-capability.json': '{}', '/tmp/devicetype-capability.json': '{}' }));
    expect(readdirSync(await modelFolderOf(path))).toEqual([]);
  });

  test.each([
    ['no zip', 'hello', 'found a file that is not a zip'],
    ['cut off', zipOf({ a: 'x' }).subarray(0, 20), 'found a file that is cut off: it has no directory at its end'],
  ])('a file that is %s is reported', async (_, bytes, found) => {
    const path = join(folder, 'model.zip');
    writeFileSync(path, bytes);
    expect(await complaint(path)).toContain(
      `${found}, expected a folder, the zip from the console, or a product file (.json).`,
    );
  });

  test.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    [
      'GBK',
      (text: string) =>
        Buffer.concat(text.split('设备').flatMap((part, n) => [...(n > 0 ? [gbk] : []), Buffer.from(part)])),
    ],
  ])('files in %s', async (_, encoded) => {
    const gbkName = '设备';
    const capability = { serviceId: 'A', serviceType: 'A' };
    const device = { manufacturerId: gbkName, model: 'm', deviceType: 'd', serviceTypeCapabilities: [capability] };
    writeFileSync(join(folder, 'devicetype-capability.json'), encoded(JSON.stringify({ devices: [device] })));
    writeFileSync(
      join(folder, 'servicetype-capability.json'),
      encoded(JSON.stringify({ services: [{ serviceType: 'A' }] })),
    );
    expect((await readProductModel(folder)).manufacturerId).toBe(gbkName);
  });
});
