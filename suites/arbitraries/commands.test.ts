import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, ProductModel } from '../../mock-platform/product-model/model.ts';
import { findCommand, validateParameters } from '../../mock-platform/product-model/validate.ts';
import { type DrawnCommand, invalidCommand, unknownCommand, validCommand } from './commands.ts';
import { productModel } from './product-models.ts';
import { sample } from './sample.ts';
import { simplest } from './simplest.ts';
import { commandBytes } from './v1/command-bytes.ts';
import { commandForm, fittingForm, writeCommand } from './v1/forms.ts';

const lamp: ProductModel = {
  manufacturerId: 'Example',
  manufacturerName: 'Example',
  model: 'Lamp1',
  deviceType: 'Lamp',
  protocolType: 'MQTT',
  services: [
    {
      serviceId: 'Light',
      serviceType: 'Light',
      option: 'Mandatory',
      properties: [],
      commands: [
        {
          commandName: 'SET_LEVEL',
          paras: [
            { paraName: 'level', dataType: 'int', required: true, min: 1, max: 100 },
            { paraName: 'scene', dataType: 'string', required: false, enumList: ['DAY', 'NIGHT'] },
          ],
          responses: [],
        },
        { commandName: 'TOGGLE', paras: [], responses: [] },
      ],
    },
    {
      serviceId: 'Display',
      serviceType: 'Display',
      option: 'Optional',
      properties: [],
      commands: [
        {
          commandName: 'SHOW',
          paras: [{ paraName: 'text', dataType: 'string', required: true, maxLength: 2000 }],
          responses: [],
        },
      ],
    },
    { serviceId: 'Silent', serviceType: 'Silent', option: 'Optional', properties: [], commands: [] },
  ],
};
const bytesOf = commandBytes;
const limits = { maxBytes: 1024, bytesOf };
const nothing: ProductModel = { ...lamp, services: [] };

type Generator = typeof invalidCommand;

/** What a generator draws from any model; `null` where the model offers nothing. */
function drawnFromAny(generator: Generator) {
  return fc.tuple(productModel(), fc.integer({ min: 90, max: 600 })).chain(([model, maxBytes]) => {
    const commands: fc.Arbitrary<DrawnCommand | null> = generator(model, { maxBytes, bytesOf }) ?? fc.constant(null);
    return commands.map((command) => ({ model, maxBytes, command }));
  });
}

/** Checks a law of all that a generator draws. */
function holds(
  generator: Generator,
  law: (command: DrawnCommand, model: ProductModel, maxBytes: number) => void,
): void {
  const drawn = drawnFromAny(generator);
  fc.assert(
    fc.property(drawn, ({ model, maxBytes, command }) => {
      if (command) law(command, model, maxBytes);
    }),
    { numRuns: 500 },
  );
}

function commandOf(model: ProductModel, { serviceId, cmd }: DrawnCommand): Command | undefined {
  return findCommand(model, serviceId, cmd);
}

function drawn(arbitrary: fc.Arbitrary<DrawnCommand> | undefined, count = 300): DrawnCommand[] {
  return sample(arbitrary as fc.Arbitrary<DrawnCommand>, 1, count);
}

describe('a valid command', () => {
  test('is one of the model, with parameters that the model has nothing against', () => {
    holds(validCommand, (command, model) => {
      expect(validateParameters(commandOf(model, command) as Command, command.paras)).toEqual([]);
      expect(command.fit).toBe('valid');
    });
  });

  test('keeps to the size, in any form', () => {
    holds(validCommand, (command, _, maxBytes) => {
      expect(commandBytes(command)).toBeLessThanOrEqual(maxBytes);
      const message = { ...command, mid: 65_535 };
      for (const form of sample(commandForm(), 1, 5)) {
        expect(writeCommand(message, fittingForm(message, form, maxBytes)).length).toBeLessThanOrEqual(maxBytes);
      }
    });
  });

  test('is each of the model, at each boundary, with and without what is not required', () => {
    const commands = drawn(validCommand(lamp, limits));
    expect(new Set(commands.map(({ cmd }) => cmd))).toEqual(new Set(['SET_LEVEL', 'TOGGLE', 'SHOW']));
    const levels = commands.filter(({ cmd }) => cmd === 'SET_LEVEL').map(({ paras }) => paras);
    expect(levels.map(({ level }) => level)).toEqual(expect.arrayContaining([1, 2, 99, 100]));
    expect(new Set(levels.map(({ scene }) => scene))).toEqual(new Set(['DAY', 'NIGHT', undefined]));
    const texts = commands.filter(({ cmd }) => cmd === 'SHOW');
    expect(texts.map(({ paras }) => paras.text)).toContain('');
    expect(Math.max(...texts.map(commandBytes))).toBeGreaterThan(1000);
  });

  test('can be kept to a service, or to a command', () => {
    const displays = drawn(validCommand(lamp, { ...limits, service: 'Display' }), 20);
    expect(new Set(displays.map(({ cmd }) => cmd))).toEqual(new Set(['SHOW']));
    const toggles = drawn(validCommand(lamp, { ...limits, command: 'TOGGLE' }), 20);
    expect(new Set(toggles.map(({ cmd }) => cmd))).toEqual(new Set(['TOGGLE']));
  });

  test.each<[string, ProductModel, Parameters<typeof validCommand>[1]]>([
    ['the model has no command', nothing, limits],
    ['the model has not the service', lamp, { ...limits, service: 'Heater' }],
    ['the service has not the command', lamp, { ...limits, service: 'Light', command: 'SHOW' }],
    ['none fits', lamp, { maxBytes: 50, bytesOf }],
  ])('is not to be had when %s', (_, model, choice) => {
    expect(validCommand(model, choice)).toBeUndefined();
  });

  test('shrinks towards the first of the model with plain parameters', () => {
    const plainest = { serviceId: 'Light', cmd: 'SET_LEVEL', paras: { level: 1 }, fit: 'valid' };
    expect([1, 2, 3].map((seed) => simplest(validCommand(lamp, limits) as fc.Arbitrary<DrawnCommand>, seed))).toEqual([
      plainest,
      plainest,
      plainest,
    ]);
  });
});

describe('an unknown command', () => {
  test('is not in the model, and keeps to the size', () => {
    holds(unknownCommand, (command, model, maxBytes) => {
      expect(commandOf(model, command)).toBeUndefined();
      const isKnownService = model.services.some(({ serviceId }) => serviceId === command.serviceId);
      expect(command.fit).toBe(isKnownService ? 'unknown-command' : 'unknown-service');
      expect(commandBytes(command)).toBeLessThanOrEqual(maxBytes);
      expect(command.flaw).toMatch(/^no (service|command) "/);
    });
  });

  test('is near one of the model, or of another service, or far from all', () => {
    const names = drawn(unknownCommand(lamp, limits), 600).map(({ serviceId, cmd }) => `${serviceId}/${cmd}`);
    const expected = [
      'light/SET_LEVEL',
      'Ligh/SET_LEVEL',
      'Unheard_of/SET_LEVEL',
      'Light/toggle',
      'Light/SHOW',
      'Silent/TOGGLE',
    ];
    expect(names).toEqual(expect.arrayContaining(expected));
  });

  test('can be had from a model without services', () => {
    expect(drawn(unknownCommand(nothing, limits), 5)[0]).toMatchObject({
      serviceId: 'Unheard_of',
      fit: 'unknown-service',
    });
  });

  test('is not to be had when none fits', () => {
    expect(unknownCommand(lamp, { maxBytes: 50, bytesOf })).toBeUndefined();
  });
});

describe('an invalid command', () => {
  test('is one of the model with exactly one parameter that the model forbids', () => {
    holds(invalidCommand, (command, model) => {
      const misfits = validateParameters(commandOf(model, command) as Command, command.paras);
      const wrong = new Set(misfits.filter(({ tolerated }) => !tolerated).map(({ path }) => path));
      expect(wrong.size).toBe(1);
      expect(command.fit).toBe('invalid-parameters');
    });
  });

  test('keeps to the size', () => {
    holds(invalidCommand, (command, _, maxBytes) => expect(commandBytes(command)).toBeLessThanOrEqual(maxBytes));
  });

  test('says what is wrong', () => {
    const flaws = drawn(invalidCommand(lamp, limits)).map(({ flaw }) => flaw);
    expect(flaws).toEqual(
      expect.arrayContaining([
        'parameter "level" missing',
        'parameter "level" is of another type: "warm"',
        'parameter "level" is out of range: 0',
        'parameter "level" is out of range: 101',
        'parameter "scene" is none of its enumeration: "day"',
        'parameter "text" missing',
      ]),
    );
    expect(flaws).not.toContain('parameter "scene" missing');
  });

  test('is not to be had when no command has parameters', () => {
    const [light] = lamp.services;
    const toggle = { ...light, commands: light?.commands.slice(1) } as ProductModel['services'][number];
    expect(invalidCommand({ ...lamp, services: [toggle] }, limits)).toBeUndefined();
  });
});
