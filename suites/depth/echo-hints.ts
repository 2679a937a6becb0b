import type { Command, ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Declaration } from '../scenarios/rig-options.ts';

const advice = 'declare capabilities.echoCommand';

/** Commands whose responses repeat their parameters by the product model, where nothing compares what comes back: one hint, or none. */
export function echoHints(
  { services }: Pick<ProductModel, 'services'>,
  { commands: takes, echoCommand }: Pick<Declaration, 'commands' | 'echoCommand'>,
): string[] {
  if (!takes || echoCommand !== undefined) return [];
  const [first, ...others] = services.flatMap(({ serviceId, commands }) =>
    commands.filter(repeatsItsParameters).map(({ commandName }) => `${serviceId}/${commandName}`),
  );
  if (first === undefined) return [];
  const more = others.length > 0 ? ` (or ${others.join(', ')})` : '';
  return [
    `By the product model the response to ${first}${more} repeats its parameters, and nothing compares them: a text that comes back cut off passes. If the device repeats them, ${advice}: "${first}".`,
  ];
}

/** Is this a warning of that kind? Parts of a run have the same. */
export function isEchoHint(warning: string): boolean {
  return warning.includes(`${advice}: "`);
}

function repeatsItsParameters({ paras, responses }: Command): boolean {
  return (
    paras.length > 0 &&
    responses.some(({ paras: members }) =>
      paras.every(({ paraName, dataType }) =>
        members.some((member) => member.paraName === paraName && member.dataType === dataType),
      ),
    )
  );
}
