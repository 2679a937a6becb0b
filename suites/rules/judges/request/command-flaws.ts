import type { CommandFit } from '../../../../mock-platform/commands/events.ts';
import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { findCommand, validateParameters } from '../../../../mock-platform/product-model/validate.ts';
import type { ValueForms } from '../../../../mock-platform/product-model/validate-value.ts';
import type { Refusable } from './judge-refusals.ts';
import { withMisfits } from './misfit-words.ts';

/** Services and commands that the model does not have, in words. */
export const unknownToModel = {
  'unknown-service': 'a service that its model does not have',
  'unknown-command': 'a command that its model does not have',
} as const;

/** Parameters that it forbids. */
export const outsideModel = { 'invalid-parameters': 'parameters that its model forbids' } as const;

/**
 * What is wrong with a command, where that is one of these.
 *
 * @param misfits how such a command stands to the model, and what was wrong with it, in words
 */
export function commandFlaw(misfits: { readonly [fit in CommandFit]?: string }, forms?: ValueForms) {
  return ({ fit, serviceId, cmd, paras }: Refusable, model: ProductModel | undefined): string | undefined => {
    const flaw = misfits[fit];
    const command = model && findCommand(model, serviceId, cmd);
    return flaw === undefined || !command ? flaw : withMisfits(flaw, validateParameters(command, paras, '', forms));
  };
}
