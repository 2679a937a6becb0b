import type { ValueType } from './answers.ts';
import { tell } from './texts.ts';

/** How a value is to stand to the product model. */
export const manners = ['inRange', 'lowEdge', 'highEdge', 'beyond'] as const;
export type Manner = (typeof manners)[number];

const numbers = new Set(['int', 'long', 'decimal']);

/** A value for a property or a parameter. */
export function valueFor(type: ValueType, manner: Manner): unknown {
  const { dataType, min = 0, max = min + 100, maxLength = 10, enumList = [] } = type;
  if (numbers.has(dataType)) return numberFor({ min, max, step: type.step ?? 0 }, manner, dataType === 'decimal');
  if (dataType === 'boolean') return manner === 'beyond' ? 'maybe' : manner !== 'lowEdge';
  if (enumList.length > 0) {
    if (manner === 'beyond') return `not-${enumList[0]}`;
    return manner === 'highEdge' ? enumList.at(-1) : enumList[0];
  }
  if (dataType === 'DateTime') return manner === 'beyond' ? 'yesterday' : '20260101T120000Z';
  if (dataType === 'jsonObject') return manner === 'beyond' ? 'not an object' : {};
  if (dataType === 'string list') return manner === 'beyond' ? 'not a list' : ['a', 'b'];
  if (manner === 'lowEdge') return '';
  const length = manner === 'highEdge' ? maxLength : manner === 'beyond' ? maxLength + 1 : Math.min(3, maxLength);
  return 'a'.repeat(Math.min(length, 100_000));
}

function numberFor(
  { min, max, step }: { min: number; max: number; step: number },
  manner: Manner,
  fraction: boolean,
): number {
  if (manner === 'lowEdge') return min;
  if (manner === 'highEdge') return max;
  if (manner === 'beyond') return max + (fraction ? 0.5 : 1);
  const middle = min + (max - min) / 2;
  const by = step > 0 ? step : fraction ? 0 : 1;
  return by > 0 ? min + Math.floor((middle - min) / by) * by : middle;
}

/** What the model says of it, in words. */
export function boundsOf({ dataType, min, max, step, maxLength, enumList, unit }: ValueType): string {
  const bounds = [
    min !== undefined && tell('act.from', { min }),
    max !== undefined && tell('act.to', { max }),
    step !== undefined && step > 0 && tell('act.step', { step }),
    maxLength !== undefined && maxLength > 0 && tell('act.long', { n: maxLength }),
    enumList && enumList.length > 0 && tell('act.oneOf', { values: enumList.join(', ') }),
    unit,
  ].filter((bound): bound is string => typeof bound === 'string' && bound !== '');
  return tell('act.bounds', { type: dataType, bounds: bounds.join(tell('act.and')) || tell('act.any') });
}
