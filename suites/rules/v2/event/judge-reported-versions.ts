import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Rule } from '../../rule.ts';
import { isNothing } from '../is-nothing.ts';
import { judgeEvents } from './judge-events.ts';

/** What a program and its firmware are called. */
const others = ['sw_version', 'fw_version'];

/** Are the versions that a device tells of itself texts? */
export const judgeReportedVersions: Rule['judge'] = judgeEvents(
  // What is no object is for V2-EVENT-02.
  ({ serviceId, type, paras }) => serviceId === '$sdk_info' && type === 'sdk_info_report' && isObject(paras),
  ({ path, paras }) => {
    const members = isObject(paras) ? paras : {};
    const own = typeof members.device_sdk_version === 'string' ? [] : ['device_sdk_version'];
    const wrong = others.filter((name) => !isNothing(members[name]) && typeof members[name] !== 'string');
    return [...own, ...wrong].map((name) => ({
      message: `Its sdk_info_report has no text as ${name}.`,
      expected: `a string at ${path}.paras.${name}`,
      actual: JSON.stringify(members[name]) ?? 'nothing',
    }));
  },
);
