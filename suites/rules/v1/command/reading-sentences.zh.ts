import type { TranslatedRules } from '../../translated-rules.ts';

export const commandReadingSentences: TranslatedRules = {
  'V1-CMD-10': {
    sentence: [
      'accepts commands in any key order and white space, with escaped or raw Unicode, and with unknown members',
      '接受任意字段顺序和空白、转义或原样的Unicode，以及含有未知字段的命令',
    ],
  },
  'V1-CMD-11': {
    sentence: [
      'survives a malformed command (not JSON, cut off, wrong types, wrong `msgType`, missing members, ill-formed UTF-8, deep nesting) and answers the next valid one',
      '收到格式错误的命令（不是JSON、被截断、类型错误、`msgType`错误、缺少字段、UTF-8错误、嵌套过深）不会崩溃，并能响应下一条有效的命令',
    ],
  },
  'V1-CMD-13': {
    sentence: [
      'handles the whole range of `mid`: 1, 127 and 128, 255 and 256, 32767 and 32768, 65535',
      '能处理`mid`的整个范围：1、127和128、255和256、32767和32768、65535',
    ],
  },
  'V1-CMD-14': {
    sentence: ['answers a `mid` that is used again after it was answered', '对响应过之后再次使用的`mid`，仍然响应'],
  },
  'V1-CMD-15': {
    sentence: ['answers commands that arrive at QoS 0 and at QoS 1', '对以QoS 0和QoS 1到达的命令都会响应'],
  },
  'V1-CMD-16': {
    sentence: [
      'takes commands up to the size that it declares (1 KB if it declares none)',
      '接受不超过声明大小的命令（没有声明时为1 KB）',
    ],
  },
  'V1-CMD-19': {
    sentence: [
      'does not answer messages that are not commands (`cloudRsp`, `cloudSendSecret`, its own reports)',
      '不响应不是命令的消息（`cloudRsp`、`cloudSendSecret`、自己的上报）',
    ],
  },
  'V1-CMD-20': {
    sentence: [
      'does not report success for a malformed command: it ignores it, or answers with a non-zero errcode',
      '对格式错误的命令不回答成功：忽略它，或以非零的errcode响应',
    ],
  },
};
