import type { TranslatedRules } from '../../translated-rules.ts';

export const codecSentences: TranslatedRules = {
  'V1-BIN-01': {
    sentence: [
      "publishes on data/binary what its product's codec can decode",
      '在data/binary上发布产品的编解码插件能够解码的内容',
    ],
  },
  'V1-BIN-02': {
    sentence: [
      'subscribes to its command/binary when its product has a codec, since its commands come there',
      '产品有编解码插件时，订阅自己的command/binary，因为命令发到那里',
    ],
  },
  'V1-BIN-03': {
    sentence: [
      'answers a binary command with a deviceRsp that the codec can decode',
      '用编解码插件能够解码的deviceRsp响应二进制命令',
    ],
  },
  'V1-BIN-04': {
    sentence: [
      'publishes bytes on data/binary, not the text of a byte array such as "[1, 2, 3]"',
      '在data/binary上发布字节，而不是"[1, 2, 3]"这样的字节数组文本',
    ],
  },
};
