import type { Phrase } from '../language/phrase-book.ts';

/** What is wrong with files that users write, in Chinese. */
export const userFilePhrases: readonly Phrase[] = [
  ['{where} is {found}: expected {what}. {next}', '{where}为{found}：应为{what}。{next}'],
  ['{where} is missing: expected {what}. {next}', '缺少{where}：应为{what}。{next}'],
  ['{where} is not a member of this object: expected {what}. {next}', '{where}不是该对象的字段：应为{what}。{next}'],
  ['Add it.', '补上它。'],
  ['Correct it.', '改正它。'],
  ['Remove it.', '删除它。'],
  ['Did you mean {1}?', '是否想写{1}？'],
  ['the file', '整个文件'],
  ['an object with {ids}', '包含以下字段的对象：{ids}'],
  ['one of {ids}', '以下之一：{ids}'],
  ['a value of {n} characters', '{n}个字符的值'],
  ['there is no such file', '没有这个文件'],
  ['it is a folder, not a file', '它是目录，不是文件'],
  [
    '{1} cannot be read: {what}. Correct the path; a relative one counts from its own folder.',
    '无法读取{1}：{what}。改正路径；相对路径从文件所在目录算起。',
  ],
  ['{1} has {n} characters: expected at most {n2}. Split it.', '{1}有{n}个字符：最多应为{n2}。拆分它。'],
  ['{1}: no YAML: {what}. Correct it.', '{1}：不是YAML：{what}。改正它。'],
  [
    'it uses an alias (*name) that has no anchor (&name). Put a text that begins with * into quotation marks.',
    '它使用了没有锚点（&name）的别名（*name）。以*开头的文本应加引号。',
  ],
  ['{1} cannot be read: {what}', '无法读取{1}：{what}'],
];
