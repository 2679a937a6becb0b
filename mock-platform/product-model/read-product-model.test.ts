import { describe, expect, test } from 'vitest';
import { readProductModel } from './read-product-model.ts';
import { complaint } from './read-product-model-testing.ts';

const models = 'fixtures/product-models';

describe("the vendor's layout", () => {
  test('is read with every service of the device, instances of one type among them', async () => {
    const { services, ...about } = await readProductModel(`${models}/street-lamp`);
    expect(about).toEqual({
      manufacturerId: 'Lumen',
      manufacturerName: 'Lumen',
      model: 'StreetLamp100',
      deviceType: 'StreetLamp',
      protocolType: 'MQTT',
    });
    expect(services.map(({ serviceId, serviceType, option }) => [serviceId, serviceType, option])).toEqual([
      ['Lamp01', 'Lamp', 'Mandatory'],
      ['Lamp02', 'Lamp', 'Optional'],
      ['Energy', 'Energy', 'Optional'],
      ['Diagnostics', 'Diagnostics', 'Mandatory'],
    ]);
    expect(services[0]?.properties).toEqual(services[1]?.properties);
  });

  test('keeps the bounds that are set and mean something', async () => {
    const { services } = await readProductModel(`${models}/street-lamp`);
    const [lamp, , energy] = services;
    expect(lamp?.properties.slice(0, 2)).toEqual([
      {
        propertyName: 'brightness',
        method: 'RW',
        dataType: 'int',
        required: true,
        min: 0,
        max: 100,
        step: 5,
        unit: '%',
      },
      {
        propertyName: 'state',
        method: 'RWE',
        dataType: 'string',
        required: true,
        maxLength: 3,
        enumList: ['ON', 'OFF'],
      },
    ]);
    expect(lamp?.commands[0]?.paras[1]).toEqual({
      paraName: 'fadeTime',
      dataType: 'decimal',
      required: false,
      min: 0,
      max: 60,
      step: 0.5,
      unit: 's',
    });
    expect(energy?.properties[0]).toEqual({
      propertyName: 'consumption',
      method: 'R',
      dataType: 'decimal',
      required: true,
      min: 0,
      step: 0.001,
      unit: 'kWh',
    });
  });

  test('has commands with and without parameters and responses', async () => {
    const { services } = await readProductModel(`${models}/street-lamp`);
    const commands = services.flatMap(({ serviceId, commands }) =>
      commands.map(({ commandName, paras, responses }) => [serviceId, commandName, paras.length, responses.length]),
    );
    expect(commands).toEqual([
      ['Lamp01', 'SET_BRIGHTNESS', 2, 1],
      ['Lamp01', 'SWITCH', 1, 1],
      ['Lamp01', 'BLINK', 1, 0],
      ['Lamp01', 'RESET', 0, 1],
      ['Lamp02', 'SET_BRIGHTNESS', 2, 1],
      ['Lamp02', 'SWITCH', 1, 1],
      ['Lamp02', 'BLINK', 1, 0],
      ['Lamp02', 'RESET', 0, 1],
      ['Diagnostics', 'ECHO', 5, 1],
      ['Diagnostics', 'SELF_TEST', 0, 1],
      ['Diagnostics', 'REBOOT', 0, 0],
    ]);
  });
});

test('a flat folder is read, with the habits of editors', async () => {
  const { services } = await readProductModel(`${models}/flat-sensor`);
  expect(services).toEqual([
    {
      serviceId: 'Climate',
      serviceType: 'Climate',
      option: 'Optional',
      properties: [
        { propertyName: 'temperature', method: 'R', dataType: 'decimal', required: true, min: -40, max: 85, step: 0.1 },
        {
          propertyName: 'humidity',
          method: 'R',
          dataType: 'int',
          required: false,
          min: 0,
          max: 100,
          step: 1,
          unit: '%',
        },
      ],
      commands: [],
    },
    {
      serviceId: 'Battery',
      serviceType: 'Battery',
      option: 'Optional',
      properties: [
        { propertyName: 'batteryLevel', method: 'R', dataType: 'int', required: true },
        { propertyName: 'name', method: 'R', dataType: 'string', required: false, maxLength: 32 },
      ],
      commands: [
        {
          commandName: 'SET_PERIOD',
          paras: [{ paraName: 'minutes', dataType: 'int', required: true, min: 1, max: 1440 }],
          responses: [
            { responseName: 'SET_PERIOD_RSP', paras: [{ paraName: 'result', dataType: 'int', required: true }] },
          ],
        },
      ],
    },
  ]);
});

describe('broken models', () => {
  test.each([
    [
      'no-device-type',
      `The product model in "{folder}" has 1 problem:
- found none, expected one devicetype-capability.json. Give the folder that holds profile/ and service/.`,
    ],
    [
      'no-service-type',
      `The product model in "{folder}" has 1 problem:
- found none, expected a servicetype-capability.json. Add service/{type}/profile/servicetype-capability.json.`,
    ],
    [
      'unknown-service-type',
      `The product model in "{folder}" has 1 problem:
- devicetype-capability.json $.devices[0].serviceTypeCapabilities[1].serviceType: found "Batery", expected one of "Climate". Correct it, or add service/Batery/profile/servicetype-capability.json.`,
    ],
    [
      'duplicates',
      `The product model in "{folder}" has 4 problems:
- devicetype-capability.json $.devices[0].serviceTypeCapabilities[1].serviceId: found "Climate", expected another name. Rename or remove it.
- weather/servicetype-capability.json $.services[0].serviceType: found "Climate", expected another type than in climate/servicetype-capability.json. Rename or remove it.
- wind/servicetype-capability.json $.services[0].properties[1].propertyName: found "speed", expected another name. Rename or remove it.
- wind/servicetype-capability.json $.services[0].commands[1].commandName: found "STOP", expected another name. Rename or remove it.`,
    ],
    [
      'bounds',
      `The product model in "{folder}" has 4 problems:
- servicetype-capability.json $.services[0].properties[0].min: found 85, expected at most the max of -40. Correct it.
- servicetype-capability.json $.services[0].properties[1].step: found -1, expected a number above 0. Correct it.
- servicetype-capability.json $.services[0].properties[2].maxLength: found 2.5, expected a whole number above 0. Correct it.
- servicetype-capability.json $.services[0].properties[3].enumList: found ["auto","1"], expected numbers, as the dataType is int. Correct it.`,
    ],
    [
      'wrong-types',
      `The product model in "{folder}" has 9 problems:
- devicetype-capability.json $.devices[0].manufacturerId: found "", expected a name. Correct it.
- devicetype-capability.json $.devices[0].model: found 7, expected a name. Correct it.
- devicetype-capability.json $.devices[0].serviceTypeCapabilities[0].option: found "Sometimes", expected one of "Mandatory", "Optional", "Master". Correct it.
- servicetype-capability.json $.services[0].properties[0].dataType: found "colour", expected one of "int", "long", "decimal", "string", "DateTime", "jsonObject", "enum", "boolean", "string list". Correct it.
- servicetype-capability.json $.services[0].properties[0].required: found "maybe", expected true or false. Correct it.
- servicetype-capability.json $.services[0].properties[0].min: found "low", expected a number or null. Correct it.
- servicetype-capability.json $.services[0].properties[1].propertyName: found nothing, expected a name. Add it.
- servicetype-capability.json $.services[0].properties[1].enumList: found {"a":1}, expected a list of strings, or null. Correct it.
- servicetype-capability.json $.services[0].commands: found {}, expected a list of commands. Correct it.`,
    ],
  ])('%s: every problem is listed with its place and what to do', async (name, message) => {
    expect(await complaint(`${models}/broken/${name}`)).toBe(message);
  });

  test('a path that leads nowhere, or to a file', async () => {
    const advice =
      'expected a folder, the zip from the console, or a product file (.json). Give the folder that holds profile/ and service/, the zip, or the product file.';
    expect(await complaint(`${models}/missing`)).toContain(`- found nothing of that name, ${advice}`);
    expect(await complaint('README.md')).toContain(`- found a file that is not a zip, ${advice}`);
  });
});
