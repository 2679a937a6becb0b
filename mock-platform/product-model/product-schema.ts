import { z } from 'zod';
import { dataTypes } from './data-types.ts';

// The product file as the vendor describes it (ref2 7): what to write. The mock reads more than that: decision 051. Members that are
// not listed may come along, and optional ones may be null.

const longest = 64;
const most = 500;
const name = z.string().min(1).max(longest);
const text = (length: number) => z.string().max(length).nullish();
const bound = (which: string) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/)
    .max(16)
    .nullish()
    .describe(`The ${which}, as a text. Of int, long and decimal.`);

const valueType = {
  data_type: z.enum(dataTypes),
  required: z.boolean().nullish().describe('Default: false.'),
  enum_list: z.array(z.string()).nullish().describe('All values. An enum has one.'),
  min: bound('least value'),
  max: bound('greatest value'),
  max_length: z.int().min(0).nullish().describe('Of string, DateTime, jsonObject and string list. 0 stands for none.'),
  step: z.number().min(0).nullish().describe('Of int, long and decimal. 0 stands for none.'),
  unit: text(16),
  description: text(128),
};

const property = z.looseObject({
  property_name: name.describe('Stands in messages. Unique in its service.'),
  ...valueType,
  method: z
    .enum(['RWE', 'RW', 'RE', 'WE', 'R', 'W', 'E'])
    .describe('R: can be read, W: can be written, E: is told when it changes.'),
  default_value: z.unknown().optional().describe('What the platform sets on a new device.'),
});

const parameter = z.looseObject({
  para_name: name.describe('Stands in messages. Unique in its command or response.'),
  ...valueType,
});

const command = z.looseObject({
  command_name: name.describe('Stands in messages. Unique in its service.'),
  paras: z.array(parameter).nullish(),
  responses: z
    .array(z.looseObject({ response_name: z.string().min(1).max(128), paras: z.array(parameter).nullish() }))
    .nullish(),
});

const service = z.looseObject({
  service_id: name.describe('Stands in messages. Unique in the product.'),
  service_type: text(longest).describe('Default: the service_id.'),
  description: text(128),
  option: z.enum(['Master', 'Mandatory', 'Optional']).nullish().describe('Means nothing to the platform.'),
  properties: z.array(property).max(most).nullish(),
  commands: z.array(command).max(most).nullish(),
});

/** The product file of generation 2. */
export const productFile = z
  .looseObject({
    product_id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,36}$/)
      .nullish()
      .describe('The platform makes one if it is absent.'),
    name: text(longest),
    device_type: text(longest),
    protocol_type: z.string().nullish().describe('MQTT, CoAP, HTTP …'),
    data_format: z.enum(['json', 'binary']).nullish().describe('Default: json.'),
    manufacturer_name: text(longest),
    industry: text(longest),
    description: text(128),
    service_capabilities: z.array(service).max(most),
  })
  .describe("A product: what its devices report and take. The application's API takes and gives it in this form.");

/** Its JSON Schema. */
export function productFileSchema(): object {
  return z.toJSONSchema(productFile, { target: 'draft-7', io: 'input' });
}
