import type { Phrase } from '../language/phrase-book.ts';

/** What is wrong with settings, in Chinese. */
export const settingPhrases: readonly Phrase[] = [
  ['Correct it, or leave it out.', '改正它，或不写。'],
  ['The default is {1}.', '默认值为{1}。'],
  [
    '{where} is {1}: expected {what}; there is none at {2}. Correct it, or leave it out.',
    '{where}为{1}：应为{what}；{2}处没有。改正它，或不写。',
  ],
  [
    'Settings stand in {1} and in {2}: expected them in one place. Move them into one of the two.',
    '{1}和{2}中都有设置：应写在一处。把它们移到其中一处。',
  ],
  ['{id} in {path}', '{path}中的{id}'],
  ['{where} is {1}: {what}. A relative path counts from {2}.', '{where}为{1}：{what}。相对路径从{2}算起。'],
  ['there is no folder {1}', '没有目录{1}'],
  ['there is no folder, zip or .json file {1}', '没有目录、zip或.json文件{1}'],
  ['{1} is not a file', '{1}不是文件'],
  ['{1} is not a folder', '{1}不是目录'],
  ['{1} is not a folder, zip or .json file', '{1}不是目录、zip或.json文件'],
  [
    '{1} holds {2}: expected one of them. Remove the others, or choose with {3}.',
    '{1}中有{2}：只应有一个。删除其他文件，或用{3}选择。',
  ],
  ['{1} ends with no extension: expected {2}.', '{1}没有扩展名：应为{2}。'],
  ['{1} ends with {2}: expected {3}.', '{1}以{2}结尾：应为{3}。'],
  ['{path}: the file', '{path}：整个文件'],
  [
    '{where} does not have a default export: expected an object with {1}. Correct it.',
    '{where}没有默认导出：应为包含以下字段的对象：{1}。改正它。',
  ],
  ['{1} is not JSON: {2}. Correct it.', '{1}不是JSON：{2}。改正它。'],
  ['There is no variable {1}. Did you mean {2}?', '没有变量{1}。是否想写{2}？'],
  ['There is no variable {1}. `{2} --help` names all there are.', '没有变量{1}。`{2} --help`列出全部变量。'],
  ['a text of 1 to 256 characters', '1～256个字符的文本'],
  ['Put it into quotation marks: YAML reads it as a number.', '加上引号：YAML把它读成了数字。'],
  ['true or false', 'true或false'],
  ['{quoted} or {quoted2}', '{quoted}或{quoted2}'],
  ['a whole number from {n} to {n2}', '{n}～{n2}之间的整数'],
  ['milliseconds', '毫秒'],
  ['seconds', '秒'],
];
