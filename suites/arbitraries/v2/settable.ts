import { isNumeric, isWritable } from '../../../mock-platform/product-model/data-types.ts';
import type { ProductModel, Property, Service } from '../../../mock-platform/product-model/model.ts';

/** Which sets to draw. */
export interface SetChoice {
  /** Most bytes of the message. */
  readonly maxBytes: number;
  /** serviceId to keep to. */
  readonly service?: string;
  /** Of the properties that can be written, those to set. Default: all. */
  readonly isWanted?: (serviceId: string, property: Property) => boolean;
}

/** A service with properties that can be set. */
export interface SettableService extends Pick<Service, 'serviceId'> {
  readonly properties: readonly Property[];
}

/** The services with the properties that can be set and are wanted; none without any. */
export function settableIn(
  model: ProductModel,
  { service, isWanted = () => true }: Omit<SetChoice, 'maxBytes'>,
): SettableService[] {
  return model.services
    .filter(({ serviceId }) => service === undefined || serviceId === service)
    .map(({ serviceId, properties }) => ({
      serviceId,
      properties: properties.filter((property) => isWritable(property) && isWanted(serviceId, property)),
    }))
    .filter(({ properties }) => properties.length > 0);
}

/** Of those that are wanted, the ones whose values are numbers, or true or false. */
export function isWithoutText(_: string, { dataType }: Pick<Property, 'dataType'>): boolean {
  return isNumeric(dataType) || dataType === 'boolean';
}
