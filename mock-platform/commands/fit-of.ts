import type { ProductModel } from '../product-model/model.ts';
import { findCommand, findService, validateParameters } from '../product-model/validate.ts';
import type { CommandFit } from './events.ts';

/** How a command fits the product model. What the platform tolerates counts as valid. */
export function fitOf(
  model: ProductModel,
  serviceId: string,
  cmd: string,
  paras: Readonly<Record<string, unknown>>,
): CommandFit {
  if (!findService(model, serviceId)) return 'unknown-service';
  const command = findCommand(model, serviceId, cmd);
  if (!command) return 'unknown-command';
  return validateParameters(command, paras).some(({ tolerated }) => !tolerated) ? 'invalid-parameters' : 'valid';
}
