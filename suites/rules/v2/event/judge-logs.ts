import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Rule } from '../../rule.ts';
import { judgeEvents } from './judge-events.ts';

const types = ['DEVICE_STATUS', 'DEVICE_PROPERTY', 'DEVICE_MESSAGE', 'DEVICE_COMMAND'];
const maxBytes = 1024 * 1024;

/** Does a log report say what it is about, and what, within the limit? */
export const judgeLogs: Rule['judge'] = judgeEvents(
  // What is no object is for V2-EVENT-02.
  ({ serviceId, type, paras }) => serviceId === '$log' && type === 'log_report' && isObject(paras),
  ({ path, paras }, { payload, v2 }) => {
    const { type, content } = isObject(paras) ? paras : {};
    const bytes = v2 && 'contentBytes' in v2 ? Number(v2.contentBytes ?? payload.length) : payload.length;
    return [
      ...(types.includes(String(type)) && typeof type === 'string'
        ? []
        : [
            {
              message: 'Its log_report has a type that there is not.',
              expected: `one of ${types.join(', ')} at ${path}.paras.type`,
              actual: JSON.stringify(type) ?? 'nothing',
            },
          ]),
      ...(typeof content === 'string'
        ? []
        : [
            {
              message: 'Its log_report has no text as content.',
              expected: `a string at ${path}.paras.content`,
              actual: JSON.stringify(content) ?? 'nothing',
            },
          ]),
      ...(bytes <= maxBytes
        ? []
        : [
            {
              message: 'Its log_report is longer than the platform takes.',
              expected: `at most ${maxBytes} bytes`,
              actual: `${bytes} bytes`,
            },
          ]),
    ];
  },
);
