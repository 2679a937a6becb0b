import { defineRule } from '../../rule.ts';
import { judgeReportedVersions } from './judge-reported-versions.ts';

export default defineRule({
  id: 'V2-EVENT-11',
  level: 'SHOULD',
  sentence:
    'sends in an `sdk_info_report` a string `device_sdk_version`, and `sw_version` and `fw_version` as strings, if at all',
  source: 'ref2 4.9',
  when: 'sends sdk_info_report',
  judge: judgeReportedVersions,
});
