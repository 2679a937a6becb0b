import type { Command, Parameter, ProductModel, Property, Service, ValueType } from './model.ts';

/** Longer texts are refused as bounds: they are written as numbers. */
const longestBound = 16;

/** A product model as the application's API of generation 2 gives it, and as the product file has it (ref 7). */
export function productOf(model: ProductModel): Record<string, unknown> {
  const { productId, manufacturerName, deviceType, protocolType, dataFormat = 'json', services } = model;
  return {
    ...(productId !== undefined && { product_id: productId }),
    name: model.model,
    device_type: deviceType,
    protocol_type: protocolType,
    data_format: dataFormat,
    manufacturer_name: manufacturerName,
    service_capabilities: services.map(serviceOf),
  };
}

function serviceOf({ serviceId, serviceType, option, properties, commands }: Service) {
  return {
    service_id: serviceId,
    service_type: serviceType,
    option,
    properties: properties.map(propertyOf),
    commands: commands.map(commandOf),
  };
}

function propertyOf({ propertyName, method, defaultValue, ...type }: Property) {
  return {
    property_name: propertyName,
    ...typeOf(type),
    method: method.toUpperCase() || 'R',
    ...(defaultValue !== undefined && { default_value: defaultValue }),
  };
}

function commandOf({ commandName, paras, responses }: Command) {
  return {
    command_name: commandName,
    paras: paras.map(parameterOf),
    responses: responses.map((response) => ({
      response_name: response.responseName,
      paras: response.paras.map(parameterOf),
    })),
  };
}

function parameterOf({ paraName, ...type }: Parameter) {
  return { para_name: paraName, ...typeOf(type) };
}

function typeOf({ dataType, required, min, max, step, maxLength, enumList, unit }: ValueType) {
  return {
    data_type: dataType,
    required,
    ...(enumList && { enum_list: enumList }),
    ...(min !== undefined && { min: boundOf(min) }),
    ...(max !== undefined && { max: boundOf(max) }),
    ...(maxLength !== undefined && { max_length: maxLength }),
    ...(step !== undefined && { step }),
    ...(unit !== undefined && { unit }),
  };
}

function boundOf(bound: number): string | number {
  const text = String(bound);
  return text.length <= longestBound ? text : bound;
}
