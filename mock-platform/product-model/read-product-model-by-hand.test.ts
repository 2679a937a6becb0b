import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProductModel } from './read-product-model.ts';
import { complaint } from './read-product-model-testing.ts';

describe('files written by hand', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'product-model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(file: string, content: object | string) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const device = (...capabilities: object[]) => ({
    devices: [{ manufacturerId: 'M', model: 'X', deviceType: 'T', serviceTypeCapabilities: capabilities }],
  });
  const service = (serviceType: string, ...properties: object[]) => ({ services: [{ serviceType, properties }] });

  test('may begin with a byte order mark', async () => {
    write('devicetype-capability.json', `\ufeff${JSON.stringify(device({ serviceId: 'Lamp' }))}`);
    write('servicetype-capability.json', `\ufeff${JSON.stringify(service('Lamp'))}`);
    expect(await readProductModel(folder)).toEqual({
      manufacturerId: 'M',
      manufacturerName: 'M',
      model: 'X',
      deviceType: 'T',
      protocolType: 'MQTT',
      services: [{ serviceId: 'Lamp', serviceType: 'Lamp', option: 'Optional', properties: [], commands: [] }],
    });
  });

  test('may stand side by side, one for each service type', async () => {
    write('devicetype-capability.json', device({ serviceId: 'Lamp' }, { serviceId: 'Meter' }));
    write('lamp.servicetype-capability.json', service('Lamp'));
    write('meter.servicetype-capability.json', service('Meter'));
    expect((await readProductModel(folder)).services.map(({ serviceId }) => serviceId)).toEqual(['Lamp', 'Meter']);
  });

  test('are found by their type in another case, or by their folder', async () => {
    write('profile/devicetype-capability.json', device({ serviceId: 'LAMP' }, { serviceId: 'Meter' }));
    write('service/lamp/profile/servicetype-capability.json', service('Lamp'));
    write('service/meter/profile/servicetype-capability.json', service('EnergyMeter'));
    const { services } = await readProductModel(folder);
    expect(services.map(({ serviceId, serviceType }) => [serviceId, serviceType])).toEqual([
      ['LAMP', 'Lamp'],
      ['Meter', 'EnergyMeter'],
    ]);
  });

  test.each([
    ['ON, OFF ,', ['ON', 'OFF']],
    [
      [0, 1],
      ['0', '1'],
    ],
    [[], undefined],
    ['', undefined],
    [null, undefined],
  ])('may list values as %j', async (enumList, expected) => {
    write('devicetype-capability.json', device({ serviceId: 'Lamp' }));
    write('servicetype-capability.json', service('Lamp', { propertyName: 'mode', dataType: 'STRING', enumList }));
    expect((await readProductModel(folder)).services[0]?.properties[0]?.enumList).toEqual(expected);
  });

  test('that are not JSON are reported with the place', async () => {
    write('devicetype-capability.json', '{"devices": [}');
    writeFileSync(join(folder, 'servicetype-capability.json'), Buffer.from('{"services": "Größe"}', 'latin1'));
    expect(await complaint(folder)).toBe(`The product model in "{folder}" has 2 problems:
- devicetype-capability.json: found invalid JSON at line 1, column 14: expected a value, found "}", expected a JSON text in UTF-8. Correct the text.
- servicetype-capability.json: found ill-formed UTF-8 at byte 16, expected a JSON text in UTF-8. Correct the text.`);
  });

  test('of two models in one folder are not mixed', async () => {
    for (const name of ['a', 'b']) write(`${name}/devicetype-capability.json`, device({ serviceId: 'Lamp' }));
    write('servicetype-capability.json', service('Lamp'));
    expect(await complaint(folder)).toContain(
      'found a/devicetype-capability.json, b/devicetype-capability.json, expected one devicetype-capability.json. Give the folder of one product model.',
    );
  });

  test.each([
    [{}, '$.devices: found nothing, expected a list of one device. Add it.'],
    [{ devices: [] }, '$.devices: found [], expected a list of one device. Correct it.'],
    [{ devices: [...device({ serviceId: 'Lamp' }).devices, ...device().devices] }, 'expected a list of one device'],
    [[], '$: found [], expected an object. Correct it.'],
    [device(), '$.devices[0].serviceTypeCapabilities: found [], expected at least one service. Correct it.'],
  ])('%j do not describe one device', async (content, problem) => {
    write('devicetype-capability.json', content);
    write('servicetype-capability.json', service('Lamp'));
    expect(await complaint(folder)).toContain(problem);
  });
});
