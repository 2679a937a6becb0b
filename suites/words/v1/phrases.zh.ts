import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What messages of the first generation mean, in Chinese. */
export const firstGenerationMessagePhrases: readonly Phrase[] = [
  ['The platform sends the command {1} with mid {2}', '平台下发命令{1}，mid为{2}'],
  ['The platform sends the command {1} with mid {2} and {json}', '平台下发命令{1}，mid为{2}，参数为{json}'],
  ['The device answers mid {1} with errcode {2}', '设备响应mid {1}，errcode为{2}'],
  ['The device reports {1}', '设备上报{1}'],
  ['The platform answers the report with a `cloudRsp`', '平台以`cloudRsp`响应上报'],
  ['{story}, {n} bytes in all', '{story}，共{n}字节'],
];
