import type { ProductModel, ValueType } from '../../mock-platform/product-model/model.ts';

export interface SampleService {
  readonly serviceId: string;
  readonly serviceData: Readonly<Record<string, unknown>>;
}

/** A service that a person can read, with all that the model demands of it; undefined where nothing is reported. */
export function sampleService(model: ProductModel): SampleService | undefined {
  const service = model.services.find(({ properties }) => properties.length > 0);
  if (!service) return undefined;
  const { serviceId, properties } = service;
  const required = properties.filter((property) => property.required);
  const reported = required.length > 0 ? required : properties.slice(0, 1);
  const serviceData = Object.fromEntries(reported.map((property) => [property.propertyName, sampleValue(property)]));
  return { serviceId, serviceData };
}

function sampleValue({ dataType, enumList, min, max = 0, step, maxLength = 4 }: ValueType): unknown {
  switch (dataType) {
    case 'int':
    case 'long':
    case 'decimal':
      if (enumList?.[0] !== undefined) return Number(enumList[0]);
      if (min !== undefined || max >= 0) return min ?? 0;
      return step ? Math.floor(max / step) * step : max;
    case 'DateTime':
      return '20260314T150926Z';
    case 'jsonObject':
      return {};
    case 'boolean':
      return false;
    case 'string list':
      return enumList?.slice(0, 1) ?? [];
    case 'enum':
    case 'string':
      return enumList?.[0] ?? 'text'.slice(0, maxLength);
  }
}
