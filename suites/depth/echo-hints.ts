import type { Command, ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Entry } from '../rules/rule.ts';
import type { Declaration } from '../scenarios/rig-options.ts';
import { differenceIn, type LearntEcho, learntEcho } from './learnt-echo.ts';

const advice = 'declare capabilities.echoCommand: "';

/**
 * Commands whose responses repeat their parameters by the product model, where nothing compares what comes back: one hint, or none.
 * Where the answers show that the device repeats them, the one that does not is told. It is no rule that is broken: only a declared
 * echo says that the device has to.
 */
export function echoHints(
  { services }: Pick<ProductModel, 'services'>,
  { commands: takes, echoCommand }: Pick<Declaration, 'commands' | 'echoCommand'>,
  entries: readonly Entry[],
): string[] {
  if (!takes || echoCommand !== undefined) return [];
  const names = services.flatMap(({ serviceId, commands }) =>
    commands.filter(repeatsItsParameters).map(({ commandName }) => `${serviceId}/${commandName}`),
  );
  const learnt = names.map((name) => ({ name, echo: learntEcho(name, entries) }));
  const told = learnt.flatMap(({ name, echo }) => (echo ? differences(name, echo) : []));
  const [first, ...others] = learnt.filter(({ echo }) => echo === undefined).map(({ name }) => name);
  if (first === undefined || told.length > 0) return told;
  const about = others.length > 0 ? `${first} (or ${others.join(', ')})` : first;
  return [
    `By the product model the response to ${about} repeats its parameters, and nothing compares them: a text that comes back cut off passes. If the device repeats them, declare capabilities.echoCommand: "${first}".`,
  ];
}

function differences(name: string, { repeated, differing: [first, ...others] }: LearntEcho): string[] {
  if (first === undefined) return [];
  const all = repeated + 1 + others.length;
  const difference = differenceIn(first);
  const what = others.length === 0 ? difference : `${difference}, and ${others.length} more differ`;
  return [
    `${repeated} of ${all} answers to ${name} repeat its parameters, and one does not: ${what}. To have that judged, declare capabilities.echoCommand: "${name}".`,
  ];
}

/** Is this a warning of that kind? Parts of a run have the same. */
export function isEchoHint(warning: string): boolean {
  return warning.includes(advice);
}

/** Of the hints of several parts of a run: an answer that differs says more, and of one command it is told once. */
export function mergeEchoHints(hints: readonly string[]): string[] {
  const differing = hints.filter((hint) => /^\d+ of \d+ answers to /.test(hint));
  const byCommand = new Map(differing.toReversed().map((hint) => [hint.slice(hint.indexOf(advice)), hint]));
  return byCommand.size > 0 ? [...byCommand.values()].toReversed() : [...new Set(hints)];
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
