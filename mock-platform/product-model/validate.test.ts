import { describe, expect, test } from 'vitest';
import type { Property } from './model.ts';
import { readProductModel } from './read-product-model.ts';
import {
  findCommand,
  findService,
  validateParameters,
  validateProperties,
  validateResponse,
  validateServiceData,
} from './validate.ts';

const model = await readProductModel('fixtures/product-models/street-lamp');
const command = (serviceId: string, cmd: string) => {
  const found = findCommand(model, serviceId, cmd);
  if (!found) throw new Error(`${serviceId} has no ${cmd}`);
  return found;
};
const setBrightness = command('Lamp01', 'SET_BRIGHTNESS');

describe('finding', () => {
  test('services go by serviceId, not by type', () => {
    expect(findService(model, 'Lamp02')?.serviceType).toBe('Lamp');
    expect(findService(model, 'Lamp')).toBeUndefined();
  });

  test('commands go by service and name, in the right case', () => {
    expect(findCommand(model, 'Lamp02', 'SET_BRIGHTNESS')).toBe(setBrightness);
    expect(findCommand(model, 'Energy', 'SET_BRIGHTNESS')).toBeUndefined();
    expect(findCommand(model, 'Lamp02', 'set_brightness')).toBeUndefined();
    expect(findCommand(model, 'toString', 'SET_BRIGHTNESS')).toBeUndefined();
  });
});

describe('a reported service', () => {
  const lamp = { brightness: 50, state: 'ON' };

  test('fits with its required properties alone, or with all', () => {
    expect(validateServiceData(model, 'Lamp01', lamp)).toEqual([]);
    const rest = { colourTemperature: 2700, dimming: 0.15, label: 'Café', switchedAt: '20240229T235959Z' };
    expect(validateServiceData(model, 'Lamp02', { ...lamp, ...rest })).toEqual([]);
  });

  test('of an unknown name is one misfit', () => {
    expect(validateServiceData(model, 'Lamp', lamp, '$.data[0]')).toEqual([
      {
        path: '$.data[0].serviceId',
        kind: 'unknown',
        expected: 'one of "Lamp01", "Lamp02", "Energy", "Diagnostics"',
        actual: '"Lamp"',
        tolerated: false,
      },
    ]);
  });

  test('has a misfit for each wrong, unknown and missing property', () => {
    const misfits = validateServiceData(model, 'Lamp01', { brightness: 101, 'light level': 3 }, '$.data[2]');
    expect(misfits.map(({ path, kind }) => [path, kind])).toEqual([
      ['$.data[2].serviceData["light level"]', 'unknown'],
      ['$.data[2].serviceData.brightness', 'range'],
      ['$.data[2].serviceData.state', 'missing'],
    ]);
  });

  test('need not have what can only be written, and has a misfit where it is wrong', () => {
    const pin: Property = { propertyName: 'pin', dataType: 'string', required: true, method: 'W', maxLength: 2 };
    const service = { properties: [pin, { ...pin, propertyName: 'state', method: 'RW' }] };
    expect(validateProperties(service, { state: 'ON' }, '$.properties')).toEqual([]);
    expect(validateProperties(service, { pin: '1234' }, '$.properties').map(({ path, kind }) => [path, kind])).toEqual([
      ['$.properties.pin', 'length'],
      ['$.properties.state', 'missing'],
    ]);
  });

  test('may have null for what is absent, even for what is unknown', () => {
    expect(validateServiceData(model, 'Lamp01', { ...lamp, label: null, timestamp: null })).toEqual([]);
  });

  test.each([[[]], ['text'], [5], [null], [undefined]])('that is %j is reported as not an object', (data) => {
    const [misfit] = validateServiceData(model, 'Lamp01', data);
    expect(misfit).toMatchObject({ path: '$.serviceData', kind: 'type', expected: 'an object' });
  });

  test('with members that every object inherits has unknown ones', () => {
    const data = JSON.parse('{"brightness":50,"state":"ON","__proto__":1,"toString":2}');
    expect(validateServiceData(model, 'Lamp01', data).map(({ path }) => path)).toEqual([
      '$.serviceData.__proto__',
      '$.serviceData.toString',
    ]);
  });
});

describe('parameters', () => {
  test('fit the command', () => {
    expect(validateParameters(setBrightness, { brightness: 5, fadeTime: 0.5 })).toEqual([]);
    expect(validateParameters(command('Lamp01', 'RESET'), {})).toEqual([]);
  });

  test.each([
    [{}, '$.paras.brightness', 'missing'],
    [{ brightness: 3 }, '$.paras.brightness', 'step'],
    [{ brightness: 5, fade: 1 }, '$.paras.fade', 'unknown'],
    [undefined, '$.paras', 'type'],
  ])('%j do not', (paras, path, kind) => {
    expect(validateParameters(setBrightness, paras)).toMatchObject([{ path, kind, tolerated: false }]);
  });

  test('of a command without any are unknown', () => {
    expect(validateParameters(command('Lamp01', 'RESET'), { now: 1 })).toMatchObject([
      { path: '$.paras.now', kind: 'unknown', expected: 'none' },
    ]);
  });
});

describe("a response's body", () => {
  test.each([[{ result: 0 }], [{ result: 1, brightness: 5 }], [undefined], [null]])('%j fits', (body) => {
    expect(validateResponse(setBrightness, body)).toEqual([]);
  });

  test('may have digits in a string for an int', () => {
    expect(validateResponse(setBrightness, { result: '0' })).toMatchObject([
      { path: '$.body.result', tolerated: true },
    ]);
  });

  test.each([
    [{}, ['missing']],
    [{ body_para: 'body_para' }, ['unknown', 'missing']],
    [{ result: 2 }, ['range']],
    [[], ['type']],
  ])('%j does not fit', (body, kinds) => {
    expect(validateResponse(setBrightness, body).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('of a command without a response model is free', () => {
    expect(validateResponse(command('Diagnostics', 'REBOOT'), { anything: [1] })).toEqual([]);
  });

  test('is compared with the response that it fits best', () => {
    const [success] = setBrightness.responses;
    const [failure] = command('Diagnostics', 'SELF_TEST').responses;
    if (!success || !failure) throw new Error('the fixture has no responses');
    const either = { ...setBrightness, responses: [success, failure] };
    expect(validateResponse(either, { passed: 'NO' })).toEqual([]);
    expect(validateResponse(either, { result: 7 })).toMatchObject([{ path: '$.body.result', kind: 'range' }]);
  });
});
