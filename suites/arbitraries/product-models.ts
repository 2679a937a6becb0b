import fc from 'fast-check';
import type { Command, Parameter, ProductModel, Property, ValueType } from '../../mock-platform/product-model/model.ts';

/** Product models of all shapes: without services, properties, commands or parameters, with many, with and without bounds. */
export function productModel(): fc.Arbitrary<ProductModel> {
  const property = fc
    .tuple(fc.stringMatching(/^[a-z]{1,8}$/), valueType(), fc.constantFrom(...methods))
    .map(([propertyName, type, method]): Property => ({ ...type, propertyName, method }));
  const parameter = fc
    .tuple(fc.stringMatching(/^[a-z]{1,8}$/), valueType())
    .map(([paraName, type]): Parameter => ({ ...type, paraName }));
  const command: fc.Arbitrary<Command> = fc.record({
    commandName: fc.stringMatching(/^[A-Z]{1,6}(_[A-Z]{1,6})?$/),
    paras: severalOf(parameter, 'paraName'),
    responses: fc.constant([]),
  });
  const service = fc
    .record({
      serviceId: fc.stringMatching(/^[A-Z][a-zA-Z0-9]{0,8}$/),
      properties: severalOf(property, 'propertyName'),
      commands: severalOf(command, 'commandName'),
    })
    .map((members) => ({ ...members, serviceType: members.serviceId, option: 'Mandatory' as const }));
  return severalOf(service, 'serviceId').map((services) => ({
    manufacturerId: 'Example',
    manufacturerName: 'Example',
    model: 'Model1',
    deviceType: 'Device',
    protocolType: 'MQTT',
    services,
  }));
}

const methods = ['RW', 'R', 'W', 'RE', 'WE', 'RWE', 'E'];

/** Types of all kinds, each with some value that satisfies it. */
export function valueType(): fc.Arbitrary<ValueType> {
  return fc
    .tuple(
      fc.boolean(),
      fc.oneof(
        intType,
        longType,
        decimalType,
        stringType,
        enumType,
        listType,
        objectType,
        fc.constantFrom(...plainTypes),
      ),
    )
    .map(([required, type]) => ({ ...type, required }));
}

type Bounds = Omit<ValueType, 'required'>;

const intType = fc
  .record({
    min: fc.integer({ min: -1000, max: 1000 }),
    span: fc.nat({ max: 100_000 }),
    step: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ min, span, step }) => someOf({ dataType: 'int', min, max: min + span, step }));

/** Half of them on both sides of 2^53, where JSON numbers begin to lose digits. */
const longType = fc
  .record({
    min: fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(-(2 ** 52), 2 ** 52)),
    span: fc.oneof(fc.nat({ max: 100_000 }), fc.constantFrom(2 ** 33, 2 ** 52 - 1, 2 ** 53)),
    step: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ min, span, step }) => someOf({ dataType: 'long', min, max: min + span, step }));

const decimalType = fc
  .record({
    min: fc.integer({ min: -1000, max: 1000 }),
    span: fc.nat({ max: 100_000 }),
    step: fc.integer({ min: 1, max: 9 }),
    places: fc.nat({ max: 4 }),
  })
  .chain(({ min, span, step, places }) => {
    const shifted = (units: number) => Number(`${units}e-${places}`);
    return someOf({ dataType: 'decimal', min: shifted(min), max: shifted(min + span), step: shifted(step) });
  });

const stringType = fc.oneof(
  fc.nat({ max: 300 }).chain((maxLength) => someOf({ dataType: 'string', maxLength })),
  enumList().map((enumList): Bounds => ({ dataType: 'string', enumList })),
);

const enumType = enumList().map((enumList): Bounds => ({ dataType: 'enum', enumList }));

const listType = fc.oneof(
  fc.integer({ min: 2, max: 300 }).chain((maxLength) => someOf({ dataType: 'string list', maxLength })),
  enumList().map((enumList): Bounds => ({ dataType: 'string list', enumList })),
);

const plainTypes: readonly Bounds[] = [{ dataType: 'DateTime' }, { dataType: 'boolean' }];

const objectType = fc.integer({ min: 2, max: 300 }).chain((maxLength) => someOf({ dataType: 'jsonObject', maxLength }));

function enumList(): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom('ON', 'OFF', 'on', 'AUTO', 'half way', '夜'), { minLength: 1 });
}

/** The type with any of its bounds left out. */
function someOf({ dataType, ...bounds }: Bounds): fc.Arbitrary<Bounds> {
  return fc.subarray(Object.entries(bounds)).map((kept) => ({ dataType, ...Object.fromEntries(kept) }));
}

function severalOf<T>(members: fc.Arbitrary<T>, key: keyof T): fc.Arbitrary<T[]> {
  return fc.uniqueArray(members, { selector: (member) => member[key], maxLength: 4 });
}
