import { describe, expect, test } from 'vitest';
import { FileValue } from './file-value.ts';
import { readProductFile } from './read-product-file.ts';
import { readProductModel } from './read-product-model.ts';
import { complaint } from './read-product-model-testing.ts';

const models = 'fixtures/product-models';

describe('the product file', () => {
  test('is read with what it says of the product, and every service', async () => {
    const { services, ...about } = await readProductModel(`${models}/street-lamp-v5/product.json`);
    expect(about).toEqual({
      productId: '65f0c1d2_street-lamp',
      manufacturerId: 'Lumen',
      manufacturerName: 'Lumen',
      model: 'StreetLamp200',
      deviceType: 'StreetLamp',
      protocolType: 'MQTT',
      dataFormat: 'json',
    });
    expect(services.map(({ serviceId, serviceType, option }) => [serviceId, serviceType, option])).toEqual([
      ['Lamp01', 'Lamp', 'Mandatory'],
      ['Lamp02', 'Lamp', 'Optional'],
      ['Energy', 'Energy', 'Optional'],
      ['Diagnostics', 'Diagnostics', 'Mandatory'],
    ]);
  });

  test('has every data type, with the bounds that mean something, texts as numbers', async () => {
    const { services } = await readProductModel(`${models}/street-lamp-v5/product.json`);
    const properties = services.slice(1).flatMap(({ properties }) => properties);
    const named = (name: string) => properties.find(({ propertyName }) => propertyName === name);
    expect(named('brightness')).toEqual({
      propertyName: 'brightness',
      method: 'RW',
      dataType: 'int',
      required: true,
      min: 0,
      max: 100,
      step: 5,
      unit: '%',
    });
    expect(named('pulses')).toMatchObject({ dataType: 'long', method: 'RE', max: Number.MAX_SAFE_INTEGER });
    expect(named('dimming')).toMatchObject({ dataType: 'decimal', min: 0, max: 1, step: 0.05 });
    expect(named('pin')).toMatchObject({ dataType: 'string', method: 'W', maxLength: 8 });
    expect(named('switchedAt')).toMatchObject({ dataType: 'DateTime', method: 'R' });
    expect(named('schedule')).toMatchObject({ dataType: 'jsonObject', maxLength: 128 });
    expect(named('state')).toMatchObject({ dataType: 'enum', enumList: ['ON', 'OFF'], method: 'RWE' });
    expect(named('doorOpened')).toEqual({
      propertyName: 'doorOpened',
      dataType: 'boolean',
      method: 'E',
      required: false,
    });
    expect(named('groups')).toMatchObject({ dataType: 'string list', maxLength: 64 });
    expect(named('reportPeriod')).toMatchObject({ dataType: 'int', defaultValue: 60 });
  });

  test('has commands with and without parameters and responses', async () => {
    const { services } = await readProductModel(`${models}/street-lamp-v5/product.json`);
    const commands = services[3]?.commands.map(({ commandName, paras, responses }) => [
      commandName,
      paras.length,
      responses.map(({ responseName, paras }) => [responseName, paras.length]),
    ]);
    expect(commands).toEqual([
      ['ECHO', 9, [['ECHO_RSP', 9]]],
      ['SELF_TEST', 0, [['SELF_TEST_RSP', 1]]],
      ['REBOOT', 0, []],
    ]);
  });
});

const read = (service: object, product: object = {}) => {
  const file = FileValue.of({ ...product, service_capabilities: [{ service_id: 'Meter', ...service }] }, 'snake_case');
  return { model: readProductFile(file), complaints: file.complaints };
};
const property = (members: object) =>
  read({ properties: [{ property_name: 'x', data_type: 'int', method: 'R', ...members }] });

describe('what is written otherwise', () => {
  test('members in camelCase are read, and others are ignored', () => {
    const file = FileValue.of({
      productId: 'p1',
      dataFormat: 'binary',
      createTime: '20260305T071500Z',
      serviceCapabilities: [
        { serviceId: 'A', events: [], properties: [{ propertyName: 'x', dataType: 'Long', method: 'R' }] },
      ],
    });
    expect(readProductFile(file)).toMatchObject({
      productId: 'p1',
      dataFormat: 'binary',
      services: [{ serviceId: 'A', serviceType: 'A', option: 'Optional', properties: [{ dataType: 'long' }] }],
    });
  });

  test('what is left out, or null, has a default', () => {
    const { model, complaints } = read(
      { service_type: null, option: '', properties: null, commands: [{ command_name: 'GO' }] },
      { name: null, manufacturer_name: null, protocol_type: '', data_format: null, product_id: null },
    );
    expect(complaints).toEqual([]);
    expect(model).toEqual({
      manufacturerId: '',
      manufacturerName: '',
      model: '',
      deviceType: '',
      protocolType: 'MQTT',
      dataFormat: 'json',
      services: [
        {
          serviceId: 'Meter',
          serviceType: 'Meter',
          option: 'Optional',
          properties: [],
          commands: [{ commandName: 'GO', paras: [], responses: [] }],
        },
      ],
    });
  });

  test.each([
    ['stringList', 'string list'],
    ['STRING LIST', 'string list'],
    ['string_list', 'string list'],
    ['Boolean', 'boolean'],
    ['bool', 'boolean'],
    ['dateTime', 'DateTime'],
    ['json', 'jsonObject'],
    ['double', 'decimal'],
    ['float', 'decimal'],
    ['int64', 'long'],
  ])('the data type %s is %s', (written, dataType) => {
    const { model, complaints } = property({ data_type: written });
    expect(complaints).toEqual([]);
    expect(model?.services[0]?.properties[0]).toMatchObject({ dataType });
  });

  test.each(['R', 'W', 'E', 'RW', 'WR', 'RE', 'EW', 'RWE', 'EWR', 'rw'])('the method may be %s', (method) => {
    const { model, complaints } = property({ method });
    expect(complaints).toEqual([]);
    expect(model?.services[0]?.properties[0]).toMatchObject({ method });
  });

  test.each([undefined, null, '', 'RX', 'RR', 'R,W', 'read'])('and not %j', (method) => {
    expect(property({ method }).complaints).toMatchObject([
      {
        path: '$.service_capabilities[0].properties[0].method',
        expected: 'the letters R (read), W (write) and E (event) that hold, such as "RW"',
      },
    ]);
  });

  test.each<[object, unknown]>([
    [{ default_value: 0 }, 0],
    [{ default_value: '5' }, '5'],
    [{ data_type: 'boolean', default_value: false }, false],
    [{ data_type: 'string', default_value: '' }, ''],
    [{ data_type: 'jsonObject', default_value: { a: 1 } }, { a: 1 }],
    [{ default_value: null }, undefined],
    [{ default_value: '' }, undefined],
  ])('of %j the default is %j', (members, expected) => {
    const { model, complaints } = property(members);
    expect(complaints).toEqual([]);
    expect(model?.services[0]?.properties[0]?.defaultValue).toEqual(expected);
  });
});

describe('limits', () => {
  const many = (count: number, one: (index: number) => object) =>
    Array.from({ length: count }, (_, index) => one(index));
  const properties = (count: number) =>
    many(count, (index) => ({ property_name: `p${index}`, data_type: 'int', method: 'R' }));
  const commands = (count: number) => many(count, (index) => ({ command_name: `C${index}` }));
  const services = (count: number) => {
    const file = FileValue.of(
      { service_capabilities: many(count, (index) => ({ service_id: `S${index}` })) },
      'snake_case',
    );
    readProductFile(file);
    return file;
  };

  test('500 services, properties and commands are taken', () => {
    expect(services(500).complaints).toEqual([]);
    expect(read({ properties: properties(500), commands: commands(500) }).complaints).toEqual([]);
  });

  test.each([
    ['service_capabilities', 'services', () => services(501)],
    ['service_capabilities[0].properties', 'properties', () => read({ properties: properties(501) })],
    ['service_capabilities[0].commands', 'commands', () => read({ commands: commands(501) })],
  ])('501 in %s are not', (path, what, make) => {
    expect(make().complaints).toMatchObject([
      { path: `$.${path}`, expected: `at most 500 ${what}, and it holds 501`, advice: 'Take some out.' },
    ]);
  });

  test('a bound has at most 16 characters', () => {
    expect(property({ min: '-999999999999999', max: '9999999999999999' }).complaints).toEqual([]);
    expect(property({ max: '10000000000000000' }).complaints).toMatchObject([{ expected: 'at most 16 characters' }]);
  });
});

describe('broken product files', () => {
  test.each([
    [
      'product-wrong-types',
      `The product model in "{folder}" has 15 problems:
- product.json $.product_id: found "a product", expected at most 36 letters, digits, underscores and hyphens. Correct it.
- product.json $.name: found 7, expected a string or null. Correct it.
- product.json $.data_format: found "xml", expected one of "json", "binary". Correct it.
- product.json $.service_capabilities[0].service_id: found "", expected a name. Correct it.
- product.json $.service_capabilities[0].properties[0].data_type: found "colour", expected one of "int", "long", "decimal", "string", "DateTime", "jsonObject", "enum", "boolean", "string list". Correct it.
- product.json $.service_capabilities[0].properties[0].required: found "maybe", expected true or false. Correct it.
- product.json $.service_capabilities[0].properties[0].min: found "low", expected a number or null. Correct it.
- product.json $.service_capabilities[0].properties[1].property_name: found nothing, expected a name. Add it.
- product.json $.service_capabilities[0].properties[1].enum_list: found {"a":1}, expected a list of strings, or null. Correct it.
- product.json $.service_capabilities[0].properties[2].enum_list: found nothing, expected its values, as the data_type is enum. List them.
- product.json $.service_capabilities[0].commands: found {}, expected a list of commands. Correct it.
- product.json $.service_capabilities[0].properties[0].method: found "RX", expected the letters R (read), W (write) and E (event) that hold, such as "RW". Correct it.
- product.json $.service_capabilities[0].properties[1].method: found nothing, expected the letters R (read), W (write) and E (event) that hold, such as "RW". Add it.
- product.json $.service_capabilities[0].properties[2].method: found "RR", expected the letters R (read), W (write) and E (event) that hold, such as "RW". Correct it.
- product.json $.service_capabilities[1]: found 5, expected an object. Correct it.`,
    ],
    [
      'product-bounds',
      `The product model in "{folder}" has 7 problems:
- product.json $.service_capabilities[0].properties[0].min: found "85", expected at most the max of -40. Correct it.
- product.json $.service_capabilities[0].properties[2].step: found -1, expected a number above 0. Correct it.
- product.json $.service_capabilities[0].properties[3].max_length: found 2.5, expected a whole number above 0. Correct it.
- product.json $.service_capabilities[0].properties[4].enum_list: found ["1","high"], expected numbers, as the data_type is int. Correct it.
- product.json $.service_capabilities[0].properties[1].max: found "9223372036854775807", expected at most 16 characters. Shorten it, or leave it out.
- product.json $.service_capabilities[0].commands[0].paras[0].min: found "-12345678901234567", expected at most 16 characters. Shorten it, or leave it out.
- product.json $.service_capabilities[0].commands[0].responses[0].paras[0].max: found "12345678901234567", expected at most 16 characters. Shorten it, or leave it out.`,
    ],
    [
      'product-duplicates',
      `The product model in "{folder}" has 2 problems:
- product.json $.service_capabilities[0].properties[1].property_name: found "a", expected another name. Rename or remove it.
- product.json $.service_capabilities[1].service_id: found "Meter", expected another name. Rename or remove it.`,
    ],
  ])('%s: every problem is listed with its place and what to do', async (name, message) => {
    expect(await complaint(`${models}/broken/${name}`)).toBe(message);
  });
});
