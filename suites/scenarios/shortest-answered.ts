import type { DrawnCommand } from '../arbitraries/commands.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry } from '../rules/rule.ts';

/** The shortest valid request of a family that the device has answered. */
export function shortestAnswered(
  family: ReturnType<typeof familyOf>,
  journal: readonly Entry[],
): DrawnCommand | undefined {
  const answered = new Set<string>();
  let shortest: Entry<'command-sent'> | undefined;
  for (const entry of journal.toReversed()) {
    if (entry.type === 'command-answered') answered.add(entry.key);
    if (entry.type !== 'command-sent' || entry.fit !== 'valid' || familyOf(entry) !== family) continue;
    const isShorter = !shortest || entry.payload.length <= shortest.payload.length;
    if (isShorter && answered.has(entry.key)) shortest = entry;
  }
  if (!shortest) return undefined;
  const { serviceId, cmd, paras = {}, v2 } = shortest;
  return { serviceId, cmd, paras, fit: 'valid', ...(v2 && { v2 }) };
}
