import { isWritable } from '../../../../mock-platform/product-model/data-types.ts';
import type { ProductModel, Service } from '../../../../mock-platform/product-model/model.ts';
import { findService } from '../../../../mock-platform/product-model/validate.ts';
import { validateValue } from '../../../../mock-platform/product-model/validate-value.ts';
import type { Refusable } from '../../judges/request/judge-refusals.ts';
import { withMisfits } from '../../judges/request/misfit-words.ts';
import { valueForms } from '../answer-forms.ts';
import { nameOf, type ServiceValues, serviceValues } from '../service-values.ts';

/** What is wrong with a set of a service that the model does not have. */
export function unknownService({ fit, paras }: Refusable, model: ProductModel | undefined): string | undefined {
  if (fit !== 'unknown-service') return undefined;
  const names = serviceValues(paras).map(({ serviceId }) => serviceId);
  return flaw('a service that its model does not have', model ? names.filter((name) => !findService(model, name)) : []);
}

/** The same of a property. */
export function unknownProperty({ fit, paras }: Refusable, model: ProductModel | undefined): string | undefined {
  if (fit !== 'unknown-property') return undefined;
  return flaw('a property that its model does not have', model ? unknownIn(serviceValues(paras), model) : []);
}

/** The same of a value that the model forbids, or of a property that cannot be written. */
export function forbiddenValue({ fit, paras }: Refusable, model: ProductModel | undefined): string | undefined {
  if (fit !== 'invalid-parameters') return undefined;
  const services = serviceValues(paras).flatMap(({ serviceId, properties }) => {
    const service = model && findService(model, serviceId);
    return service ? [{ service, properties }] : [];
  });
  const readOnly = services.flatMap(({ service, properties }) => readOnlyIn(service, properties));
  if (readOnly.length > 0) return `${readOnly.join(', ')} cannot be written`;
  const misfits = services.flatMap(({ service, properties }) =>
    Object.entries(properties).flatMap(([name, value]) => {
      const property = service.properties.find(({ propertyName }) => propertyName === name);
      return property
        ? validateValue({ ...property, required: true }, value, nameOf(service.serviceId, name), valueForms)
        : [];
    }),
  );
  return withMisfits('values that its model forbids', misfits);
}

function unknownIn(services: readonly ServiceValues[], model: ProductModel): string[] {
  return services.flatMap(({ serviceId, properties }) => {
    const known = findService(model, serviceId)?.properties ?? [];
    const names = Object.keys(properties).filter((name) => !known.some(({ propertyName }) => propertyName === name));
    return names.map((name) => nameOf(serviceId, name));
  });
}

function readOnlyIn(service: Service, properties: ServiceValues['properties']): string[] {
  return service.properties
    .filter((property) => Object.hasOwn(properties, property.propertyName) && !isWritable(property))
    .map(({ propertyName }) => nameOf(service.serviceId, propertyName));
}

function flaw(words: string, names: readonly string[]): string {
  return names.length === 0 ? words : `${words} (${names.map((name) => JSON.stringify(name)).join(', ')})`;
}
