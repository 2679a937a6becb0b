import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { findCommand } from '../../mock-platform/product-model/validate.ts';
import type { CommandLimits, DrawnCommand } from './commands.ts';

/** Three bytes in UTF-8: whoever counts bytes where the model counts characters has room for a third of them. */
const wide = '\u706f';

/** The commands with each text as long as the model allows, in characters of three bytes; without those that have none, or do not fit. */
export function fullestTexts(
  drawn: readonly DrawnCommand[],
  model: ProductModel,
  { maxBytes, bytesOf }: CommandLimits,
): DrawnCommand[] {
  const names = new Set<string>();
  return drawn.flatMap((command) => {
    const { paras = [] } = findCommand(model, command.serviceId, command.cmd) ?? {};
    const texts = paras.filter(({ dataType, enumList, maxLength }) => dataType === 'string' && !enumList && maxLength);
    const name = JSON.stringify([command.serviceId, command.cmd]);
    if (texts.length === 0 || names.has(name)) return [];
    names.add(name);
    const full = texts.map(({ paraName, maxLength = 0 }) => [paraName, wide.repeat(maxLength)] as const);
    const fullest = { ...command, paras: { ...command.paras, ...Object.fromEntries(full) } };
    return bytesOf(fullest) <= maxBytes ? [fullest] : [];
  });
}
