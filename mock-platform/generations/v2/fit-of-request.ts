import type { CommandFit } from '../../commands/events.ts';
import { isWritable } from '../../product-model/data-types.ts';
import type { Misfit, ProductModel } from '../../product-model/model.ts';
import { findCommand, findService, validateParameters } from '../../product-model/validate.ts';
import { type ValueForms, validateValue } from '../../product-model/validate-value.ts';
import { isObject } from '../../protocol/is-object.ts';
import type { CommandContent } from '../generation.ts';
import type { V2Family } from './own.ts';

/** How values are written here. */
const forms: ValueForms = { milliseconds: true };

/** How a request stands to the product model. What the platform tolerates counts as valid. */
export function fitOfRequest(
  model: ProductModel,
  { serviceId, cmd, paras }: Omit<CommandContent, 'key'>,
  family: V2Family,
): CommandFit {
  if (family === 'set') return fitOfSet(model, paras.services);
  if (family === 'get') {
    const { service_id: asked } = paras;
    return asked === undefined || findService(model, String(asked)) ? 'valid' : 'unknown-service';
  }
  if (!findService(model, serviceId)) return 'unknown-service';
  const command = findCommand(model, serviceId, cmd);
  if (!command) return 'unknown-command';
  return counts(validateParameters(command, paras, undefined, forms)) ? 'invalid-parameters' : 'valid';
}

/** The worst that one of its services comes to. */
function fitOfSet(model: ProductModel, services: unknown): CommandFit {
  if (!Array.isArray(services)) return 'invalid-parameters';
  const fits = services.map((one: unknown) => fitOfService(model, one));
  return order.find((fit) => fits.includes(fit)) ?? 'valid';
}

const order = ['unknown-service', 'unknown-property', 'invalid-parameters'] as const satisfies readonly CommandFit[];

function fitOfService(model: ProductModel, one: unknown): CommandFit {
  const { service_id: serviceId, properties } = isObject(one) ? one : {};
  const service = findService(model, String(serviceId));
  if (!service) return 'unknown-service';
  if (!isObject(properties)) return 'invalid-parameters';
  const set = Object.entries(properties).map(([name, value]) => {
    return { property: service.properties.find(({ propertyName }) => propertyName === name), value };
  });
  if (set.some(({ property }) => property === undefined)) return 'unknown-property';
  const isBad = set.some(({ property, value }) => {
    if (!property || !isWritable(property)) return true;
    // Nothing is set by a null.
    return value === null || counts(validateValue(property, value, '$', forms));
  });
  return isBad ? 'invalid-parameters' : 'valid';
}

function counts(misfits: readonly Misfit[]): boolean {
  return misfits.some(({ tolerated }) => !tolerated);
}
