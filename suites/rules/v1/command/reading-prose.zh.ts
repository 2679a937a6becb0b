import { requestsInChinese } from '../../prose-of-requests.zh.ts';
import type { TranslatedRules } from '../../translated-rules.ts';

export const commandReadingProse: TranslatedRules = {
  'V1-CMD-10': {
    why: [
      "The order of members, white space and escapes are the sender's choice, and change with a release of the platform. A device that reads JSON by position works until that day.",
      '字段顺序、空白和转义由发送方决定，会随平台的版本改变。按位置读取JSON的设备，只能工作到那一天。',
    ],
    look: [
      '`strstr`, `sscanf`, a fixed offset; a parser without `\\u` escapes; a check that refuses members such as `hasMore`; a crash when `hasMore` is missing.',
      '`strstr`、`sscanf`、固定偏移；不支持`\\u`转义的解析器；拒绝`hasMore`等字段的检查；缺少`hasMore`时崩溃。',
    ],
  },
  'V1-CMD-11': {
    ...requestsInChinese['CMD-11'],
  },
  'V1-CMD-13': {
    why: [
      'The numbers run from 1 to 65535. A device that narrows them works for the first 127, 255 or 32767 commands, and stops weeks after it was installed.',
      '编号从1到65535。位数不够的设备，只能处理前127、255或32767条命令，安装几周之后就会停下。',
    ],
    look: [
      '`char`, `int8_t` or `int16_t` for the mid, a BCD or text field of four digits, 65535 or 0 as the mark for "none".',
      '用`char`、`int8_t`或`int16_t`存放mid，四位的BCD或文本字段，用65535或0表示“没有”。',
    ],
  },
  'V1-CMD-14': {
    why: [
      'After 65535 commands, or after a restart of the platform, numbers come again. A device that treats a used number as a repetition ignores good commands from then on.',
      '65535条命令之后，或平台重启之后，编号会再次出现。把用过的编号当作重发的设备，从此会忽略正常的命令。',
    ],
    look: [
      'A set of seen mids that only grows, a test "greater than the last one".',
      '只增不减的已用mid集合，“大于上一个”的判断。',
    ],
  },
  'V1-CMD-15': {
    ...requestsInChinese['CMD-15'],
    why: [
      'The platform chooses the QoS, and the documents do not say which. A device that waits for one of them misses the commands at the other.',
      'QoS由平台选择，文档没有说明是哪一种。只等待其中一种的设备，会错过另一种的命令。',
    ],
  },
  'V1-CMD-16': {
    ...requestsInChinese['CMD-16'],
    look: [
      'A receive buffer of 256 or 512 bytes that has to hold topic **and** payload (the topic alone takes 68 bytes with a UUID). Make it larger, or declare the true size in `maxCommandBytes`.',
      '256或512字节的接收缓冲区，要同时容纳Topic**和**载荷（使用UUID时，仅Topic就有68字节）。请加大，或在`maxCommandBytes`中声明真实的大小。',
    ],
  },
  'V1-CMD-19': {
    why: [
      'Answers to reports (`cloudRsp`) also come on the command topic, if a codec makes them. A device that "answers" those sends useless messages, and can match a waiting mid by accident.',
      '如果编解码插件生成上报的响应（`cloudRsp`），它也会到达命令Topic。设备“响应”它们，就发送了没有用的消息，还可能碰巧匹配正在等待的mid。',
    ],
    look: ['A handler that looks at `mid` only, or at nothing.', '只看`mid`、或什么都不看的处理函数。'],
  },
  'V1-CMD-20': {
    ...requestsInChinese['CMD-20'],
    look: [
      '`errcode` initialised to 0 and never changed, missing `paras` read as empty ones, the mid searched in a broken message and answered, ill-formed UTF-8 that a decoder quietly replaces.',
      '`errcode`初始化为0，之后从未改变；缺少`paras`被当作空值；从损坏的消息中找出mid并响应；解码器悄悄替换错误的UTF-8。',
    ],
  },
};
