import type { TranslatedRules } from '../../translated-rules.ts';

export const streamSentences: TranslatedRules = {
  'V1-STREAM-01': {
    sentence: [
      'understands a packet that arrives in pieces, at any cut, in separate TCP segments or TLS records',
      '能理解分段到达的报文，无论在哪里切断、分成几个TCP段或TLS记录',
    ],
  },
  'V1-STREAM-02': {
    sentence: ['understands several packets that arrive in one piece', '能理解一次到达的几个报文'],
  },
  'V1-STREAM-03': {
    sentence: [
      'survives a command longer than the size that it declares: it may ignore it, but stays connected or comes back, and answers the next one',
      '收到超过声明大小的命令不会崩溃：可以忽略它，但要保持连接或重连，并响应下一条命令',
    ],
  },
  'V1-STREAM-04': {
    sentence: [
      'after a packet that MQTT forbids closes the connection and comes back, rather than hang or crash',
      '收到MQTT禁止的报文之后，关闭连接并重连，而不是卡住或崩溃',
    ],
  },
};
