import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What the scenarios of generation 1 do, in Chinese. */
export const firstGenerationScenarioPhrases: readonly Phrase[] = [
  [
    "the product has a codec: reports, commands and responses are its bytes, on the device's binary topics",
    '产品有编解码插件：上报、命令和响应都是它的字节，使用设备的二进制Topic',
  ],
  [
    'valid commands from the product model: one by one, with every boundary mid, at both QoS, and many at once',
    '产品模型中的有效命令：逐个下发，使用各个边界mid，两种QoS，以及同时下发多个',
  ],
  [
    'the same commands in every form that JSON allows, with members that the device does not know',
    '以JSON允许的各种写法下发同样的命令，并带有设备不认识的字段',
  ],
  [
    'commands that the product model does not have, and parameters that it forbids',
    '产品模型中没有的命令，以及它不允许的参数',
  ],
  ["the platform's own order, hasMore 0 and no white space", '平台自身的顺序、hasMore 0、没有空白字符'],
  [
    'malformed commands and messages that are not commands, each followed by a valid command',
    '格式错误的命令和不是命令的消息，每条之后下发一条有效命令',
  ],
  ['the connection is cut after a malformed command', '在格式错误的命令之后切断连接'],
  ['a command longer than the size that the device declares', '超出设备声明长度的命令'],
  [
    'the device knows its product only: it registers itself, logs in with what it gets, and keeps that',
    '设备只知道自己的产品：它动态注册，用得到的信息登录，并保存该信息',
  ],
];
