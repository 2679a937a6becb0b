import type { TranslatedRules } from '../../translated-rules.ts';

export const messageSentences: TranslatedRules = {
  'V2-MSG-01': {
    sentence: [
      'survives any bytes as a message (none, one byte, binary, ill-formed UTF-8, a number, an array, `null`, an envelope with missing or further members) and answers the next request',
      '收到任意字节的消息（空、一个字节、二进制、UTF-8错误、数字、数组、`null`、字段缺失或多余的消息体）都不会崩溃，并能响应下一个请求',
    ],
  },
  'V2-MSG-04': {
    sentence: [
      'names in a message, if it sends it in the envelope, no other device as `object_device_id`',
      '用平台的消息体格式发送消息时，`object_device_id`不是其他设备',
    ],
    when: ['sends messages in the envelope of the platform', '用平台的消息体格式发送消息'],
  },
  'V2-MSG-06': {
    sentence: [
      'survives 20 messages at once, as when those come that waited for it to log in, and answers a request a second later',
      '能承受同时到达的20条消息，例如鉴权之后一起到达的缓存消息，并在一秒之后响应请求',
    ],
  },
};
