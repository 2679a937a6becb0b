import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What is wrong with settings that only generation 1 has, in Chinese. */
export const firstGenerationConfigurationPhrases: readonly Phrase[] = [
  [
    '{where} has "binary", and there is no codec to read its messages. Give the codec of the product.',
    '{where}含有"binary"，却没有读取其消息的编解码插件。给出产品的编解码插件。',
  ],
  [
    '{where} is given, and capabilities.codecModes has no "binary" that needs it. Add "binary", or remove the codec.',
    '给出了{where}，而capabilities.codecModes中没有需要它的"binary"。加上"binary"，或删除编解码插件。',
  ],
  ['a list of "json" and "binary"', '"json"和"binary"的列表'],
];
