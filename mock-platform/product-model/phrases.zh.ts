import type { Phrase } from '../language/phrase-book.ts';

/** What the product model expects, in Chinese. */
export const modelPhrases: readonly Phrase[] = [
  ['at most {n} characters', '最多{n}个字符'],
  ['at most {n} characters of compact JSON', '紧凑JSON最多{n}个字符'],
  ['each {what}', '每一项都为{what}'],
  [
    'at most {n}, whether strings or characters of each are counted',
    '最多{n}，无论按字符串个数还是按每个字符串的字符数计',
  ],
  ['an int', 'int整数'],
  ["a DateTime, yyyyMMdd'T'HHmmss'Z'", "DateTime，格式为yyyyMMdd'T'HHmmss'Z'"],
  [
    "a DateTime, yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
    "DateTime，格式为yyyyMMdd'T'HHmmss'Z'或yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
  ],
  ['a list of strings', '字符串列表'],
  ['at least {n}', '至少{n}'],
  ['at most {n}', '最多{n}'],
  [
    'a number of 64 bits, -9223372036854775808 to 9223372036854775807',
    '64位整数，-9223372036854775808～9223372036854775807',
  ],
  ['{n} and steps of {n2}', '从{n}开始，步长为{n2}'],
  ['one of {quoted}', '以下之一：{quoted}'],
];
