import type { Phrase } from '../language/phrase-book.ts';

/** What is wrong with the definition of a platform, in Chinese. */
export const definitionPhrases: readonly Phrase[] = [
  [
    '{1}: device {2} names no product: expected one of {3}. Add its productId.',
    '{1}：设备{2}没有指定产品：应为以下之一：{3}。补上它的productId。',
  ],
  [
    '{1}: device {2} is of product {3}: expected one of {4}. Correct it, or define that product.',
    '{1}：设备{2}属于产品{3}：应为以下之一：{4}。改正它，或定义该产品。',
  ],
  [
    '{1}: productId {2} is there twice: expected another one. Give this product its own productId.',
    '{1}：productId {2}出现了两次：应当不同。给该产品另一个productId。',
  ],
  [
    '{where} is "binary" without a codec: expected a module with decode and encode. Add codec.',
    '{where}为"binary"，却没有编解码插件：应为包含decode和encode的模块。补上codec。',
  ],
  ['a path', '路径'],
  ['a port from 0 (any free one) to 65535, or false for none', '0（任意空闲端口）～65535之间的端口，或false（不打开）'],
  ['a host name or an address', '主机名或地址'],
  ['a list of products', '产品列表'],
  ['a list of devices', '设备列表'],
  ['a list of applications', '应用列表'],
  ['a list of paths', '路径列表'],
  ['a whole number', '整数'],
  ['no {id} twice', '不重复的{id}'],
  ['Rename or remove the second one.', '给第二个改名，或删除它。'],
  ['a whole number, or a variable', '整数，或变量'],
  ['a text', '文本'],
  ['0 or 1', '0或1'],
];
