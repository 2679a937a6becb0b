import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Rule } from '../../rule.ts';
import { judgeEvents } from './judge-events.ts';

/** Has each event an object of parameters? */
export const judgeEventParas: Rule['judge'] = judgeEvents(
  () => true,
  ({ path, serviceId, type, paras }) =>
    isObject(paras)
      ? []
      : [
          {
            message: `Its event ${serviceId}/${type} has no object as paras.`,
            expected: `an object at ${path}.paras`,
            actual: JSON.stringify(paras) ?? 'nothing',
          },
        ],
);
