import type { TranslatedRules } from '../../translated-rules.ts';

export const codecProse: TranslatedRules = {
  'V1-BIN-01': {
    why: [
      'Bytes that the codec cannot decode never become a report. The platform acknowledges them anyway.',
      '编解码插件无法解码的字节，永远不会成为上报。平台仍会确认它们。',
    ],
    look: [
      "A byte too many or too few, the other byte order, a version byte that the codec does not know, the length of the buffer instead of the message. Run the codec's `decode` over the bytes on your desk.",
      '多一个或少一个字节，字节顺序颠倒，编解码插件不认识的版本字节，用了缓冲区的长度而不是消息的长度。请在本机对这些字节运行编解码插件的`decode`。',
    ],
  },
  'V1-BIN-02': {
    why: [
      'For a product with a codec all commands go to `command/binary`. A device that listens only on `command/json` never gets a command.',
      '对有编解码插件的产品，所有命令都发到`command/binary`。只监听`command/json`的设备永远收不到命令。',
    ],
    look: [
      'A product that got its codec after the firmware was written. Subscribing to both is fine.',
      '固件写好之后，产品才有了编解码插件。两个都订阅是可以的。',
    ],
  },
  'V1-BIN-03': {
    why: [
      'An answer that `decode` cannot turn into a `deviceRsp` with its mid does not match a command: the application waits until its time-out.',
      '`decode`无法转换成带有mid的`deviceRsp`的响应，不匹配任何命令：应用会一直等到超时。',
    ],
    look: [
      'The mid in one byte, or in another byte order than the codec reads it, an answer on `data/json`, a result where the codec expects none.',
      'mid只有一个字节，或者字节顺序与编解码插件读取的不同，在`data/json`上响应，在编解码插件不期望的位置写了结果。',
    ],
  },
  'V1-BIN-04': {
    why: [
      'The text `[1, 2, 3]` is not the bytes 01 02 03. A codec for bytes rejects it, or reads its characters as values.',
      '文本`[1, 2, 3]`不是字节01 02 03。处理字节的编解码插件会拒绝它，或把其中的字符当作值。',
    ],
    look: [
      "An SDK that turns a byte array into text on the way (the vendor's Java SDK does), `str()` or `JSON.stringify` of a buffer.",
      'SDK在途中把字节数组变成了文本（厂商的Java SDK就是这样），对缓冲区使用了`str()`或`JSON.stringify`。',
    ],
  },
};
