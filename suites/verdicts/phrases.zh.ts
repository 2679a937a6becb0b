import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why a rule was not judged, in Chinese. */
export const verdictPhrases: readonly Phrase[] = [
  ['every command of this device stays unanswered, {1}', '设备没有响应任何命令，见{1}'],
  ['commands of this device stay unanswered in {1}, {2}', '设备在{1}中没有响应命令，见{2}'],
  [
    'no report of this device comes where and as the platform reads it, {1}',
    '设备没有在平台读取的Topic上、以平台能识别的格式上报，见{1}',
  ],
  ['report of this device', '上报'],
  ['answer of this device to a property get', '对属性查询的响应'],
  ['no {what} is such that this shows in it, {1}', '设备的{what}都无法反映这一点，见{1}'],
  ['this device does not come back when its connection breaks, {1}', '连接断开后设备没有重连，见{1}'],
  ['the run was stopped {how} before a scenario showed this', '还没有场景触发此规则，运行就{how}停止了'],
  ['only for a device that {when}; this one did not', '只适用于有此行为的设备：{when}；该设备没有这样做'],
  [
    'only for a device that {when}; this one did not, until the run was stopped {how}',
    '只适用于有此行为的设备：{when}；直到运行{how}停止时，该设备没有这样做',
  ],
  ['no scenario of this run shows it', '本次运行中没有场景能触发它'],
  ['{ids}: {what}', '{ids}：{what}'],
  ['did not show in {1}', '在{1}中没有触发'],
  ['once', '1次'],
  ['{n} times', '{n}次'],
  [
    '{reason}; it was kept {times} elsewhere, which is not enough to pass',
    '{reason}；它在其他场景中被遵守了{times}，但不足以判定通过',
  ],
  ['broken, and could not be tried again: {reason}', '被违反，但未能重试：{reason}'],
  [
    'broken, but not again when the scenario ran alone on a fresh device',
    '被违反，但在全新设备上单独运行该场景时没有重现',
  ],
  ['the catalogue has no such rule', '规则目录中没有该规则'],
  ['the device keeps the rule now', '设备现在遵守该规则'],
  ['not asked for', '未要求判定'],
  ['in shard {n} of {n2}: {reason}', '分片{n}/{n2}：{reason}'],
  ['within {n} ms', '在{n} ms内'],
];
