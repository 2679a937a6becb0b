import type { TranslatedRules } from '../translated-rules.ts';

export const wireSubscribeSentences: TranslatedRules = {
  'MQTT-3.8.1-1': {
    sentence: ['sends SUBSCRIBE with the flags 0010', '发送的SUBSCRIBE标志为0010'],
    when: ['sends SUBSCRIBE', '发送SUBSCRIBE'],
  },
  'MQTT-3.8.3-3': {
    sentence: ['names at least one topic filter in SUBSCRIBE', '在SUBSCRIBE中至少写一个Topic过滤器'],
    when: ['sends SUBSCRIBE', '发送SUBSCRIBE'],
  },
  'MQTT-3.8.3-4': {
    sentence: [
      'asks in SUBSCRIBE for QoS 0, 1 or 2, with the reserved bits 0',
      '在SUBSCRIBE中请求QoS 0、1或2，保留位为0',
    ],
    when: ['sends SUBSCRIBE', '发送SUBSCRIBE'],
  },
  'MQTT-4.7.1-2': {
    sentence: [
      'uses the wildcard `#` in a filter only alone on the last level',
      '在Topic过滤器中，通配符`#`只单独用在最后一级',
    ],
    when: ['uses `#` in a topic filter', '在Topic过滤器中使用`#`'],
  },
  'MQTT-4.7.1-3': {
    sentence: ['uses the wildcard `+` in a filter only alone on a level', '在Topic过滤器中，通配符`+`只单独占一级'],
    when: ['uses `+` in a topic filter', '在Topic过滤器中使用`+`'],
  },
  'MQTT-3.10.1-1': {
    sentence: ['sends UNSUBSCRIBE with the flags 0010', '发送的UNSUBSCRIBE标志为0010'],
    when: ['sends UNSUBSCRIBE', '发送UNSUBSCRIBE'],
  },
  'MQTT-3.10.3-2': {
    sentence: ['names at least one topic filter in UNSUBSCRIBE', '在UNSUBSCRIBE中至少写一个Topic过滤器'],
    when: ['sends UNSUBSCRIBE', '发送UNSUBSCRIBE'],
  },
  'MQTT-3.14.1-1': {
    sentence: ['sends DISCONNECT with the flags 0000', '发送的DISCONNECT标志为0000'],
    when: ['sends DISCONNECT', '发送DISCONNECT'],
  },
  'MQTT-3.14.4-1': {
    sentence: ['closes the connection after its DISCONNECT', '在发送DISCONNECT之后关闭连接'],
    when: ['sends DISCONNECT', '发送DISCONNECT'],
  },
  'MQTT-3.14.4-2': {
    sentence: ['sends nothing after DISCONNECT', '在DISCONNECT之后不发送任何内容'],
    when: ['sends DISCONNECT', '发送DISCONNECT'],
  },
};
