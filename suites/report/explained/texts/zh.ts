import type { Translated } from '../../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  demands: ['Demands', '要求'],
  level: ['Level', '级别'],
  source: ['Source', '出处'],
  'only for': ['Only for', '只适用于'],
  'shown by': ['Shown by', '触发场景'],
  'the device': ['The device {sentence}.', '设备{sentence}。'],
  'a device': ['a device that {does}', '{does}的设备'],
  'in the reference': ['{source}, in docs/reference', '{source}，见docs/reference'],
  MUST: [
    'MUST: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. It fails the run.',
    'MUST：违反时，平台会拒绝、丢弃或无法匹配，或者MQTT 3.1.1禁止这样做。运行失败。',
  ],
  SHOULD: [
    'SHOULD: the platform tolerates it, and it will hurt in the field. A warning; it fails the run under --strict.',
    'SHOULD：违反时，平台可以容忍，但在现场会出问题。只是警告；使用--strict时运行失败。',
  ],
  'any scenario': ['any scenario in which the device does what it is about', '设备做出相关动作的任何场景'],
  scenario: ['scenario {name}: {title}', '场景{name}：{title}'],
  'long scenario': ['scenario {name}: {title} (with --long)', '场景{name}：{title}（需要--long）'],
  'one rule': ['1 rule', '1条规则'],
  rules: ['{n} rules', '{n}条规则'],
  'all rules': [
    '{n} rules: {must} MUST, {should} SHOULD. One of them in full: explain {example}',
    '共{n}条规则：{must}条MUST，{should}条SHOULD。完整显示其中一条：explain {example}',
  ],
};
