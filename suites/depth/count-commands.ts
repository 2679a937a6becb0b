import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { DepthResult } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';

/** Every command of the model: how often it was sent, and answered with success. */
export function countCommands(model: ProductModel, entries: readonly Entry[]): DepthResult['commands'] {
  const sent = new Map<string, number>();
  const succeeded = new Map<string, number>();
  for (const entry of entries) {
    if (entry.type === 'command-sent') count(sent, `${entry.serviceId}/${entry.cmd}`);
    if (entry.type === 'command-answered' && saysSuccess(entry)) count(succeeded, `${entry.serviceId}/${entry.cmd}`);
  }
  return model.services.flatMap(({ serviceId: service, commands }) =>
    commands.map(({ commandName: command }) => {
      const name = `${service}/${command}`;
      return { service, command, sent: sent.get(name) ?? 0, succeeded: succeeded.get(name) ?? 0 };
    }),
  );
}

/** In generation 2, a response that says nothing of its result says success. */
export function saysSuccess({ errcode, v2 }: Entry<'command-answered'>): boolean {
  return Number(errcode) === 0 || (v2 !== undefined && errcode === undefined);
}

export function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
