import type { Phrase } from '../language/phrase-book.ts';

/** What cannot be registered, in Chinese. */
export const registryPhrases: readonly Phrase[] = [
  [
    'Application "{1}" is declared twice: give the second one another appId.',
    '应用“{1}”声明了两次：给第二个另一个appId。',
  ],
  [
    'Product "{1}" exists already: give the second one another productId.',
    '产品“{1}”已存在：给第二个另一个productId。',
  ],
  ['No product "{1}" is registered: register it first.', '产品“{1}”没有注册：先注册它。'],
  [
    'Product "{1}" has devices, such as "{2}": delete them first, then the product.',
    '产品“{1}”下有设备，例如“{2}”：先删除设备，再删除产品。',
  ],
  ['one secret and is declared with another', '保存的密钥与声明的密钥不同'],
  ['{id} "{1}" and is declared with "{2}"', '保存的{id}为“{1}”，声明的为“{2}”'],
  [
    'nodeId "{1}" was kept with {what}: declare it as it was kept, or start with another state.',
    'nodeId “{1}”：{what}。按保存的内容声明，或换一个状态文件启动。',
  ],
  ['No device "{1}" is registered: register it first.', '设备“{1}”没有注册：先注册它。'],
  ['Device "{1}" names the unknown product "{2}".', '设备“{1}”指定的产品“{2}”不存在。'],
  [
    'Device "{1}" names the unknown product "{2}". Known products: {3}.',
    '设备“{1}”指定的产品“{2}”不存在。已有的产品：{3}。',
  ],
  [
    'nodeId "{1}" is registered already: a nodeId belongs to one device.',
    'nodeId “{1}”已注册：一个nodeId只属于一个设备。',
  ],
  ['deviceId "{1}" is registered already: give another one, or none.', 'deviceId “{1}”已注册：换一个，或不写。'],
  [
    'Product "{1}" has codec mode "binary" but no codec: give a module with decode and encode.',
    '产品“{1}”的编解码模式为“binary”，却没有编解码插件：给出包含decode和encode的模块。',
  ],
  ['The codec {1} cannot be loaded: {2}', '无法加载编解码插件{1}：{2}'],
  [
    'The codec {1} exports {2}: expected functions decode and encode.',
    '编解码插件{1}导出了{2}：应为函数decode和encode。',
  ],
  ['The codec of product "{1}"', '产品“{1}”的编解码插件'],
  ['{codec} cannot encode command "{1}": {2}.', '{codec}无法编码命令“{1}”：{2}。'],
  ['{codec} encodes no bytes for command "{1}".', '{codec}没有为命令“{1}”编码出字节。'],
];
