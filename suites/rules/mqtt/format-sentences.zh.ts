import type { TranslatedRules } from '../translated-rules.ts';

export const wireFormatSentences: TranslatedRules = {
  'MQTT-1.5.3-1': {
    sentence: [
      'sends text (topics, filters, client identifier, user name) as well-formed UTF-8',
      '以正确的UTF-8发送文本（Topic、Topic过滤器、客户端ID、用户名）',
    ],
  },
  'MQTT-1.5.3-2': {
    sentence: ['sends no null character U+0000 in a text', '不在文本中发送空字符U+0000'],
  },
  'MQTT-2.2.1': {
    sentence: ['sends only packet types that are for clients to send', '只发送客户端可以发送的报文类型'],
  },
  'MQTT-2.2.2-1': {
    sentence: [
      "sets the reserved flags in a packet's first byte to what the standard lists",
      '按标准的规定设置报文首字节中的保留标志',
    ],
  },
  'MQTT-2.2.3': {
    sentence: [
      'writes a remaining length that is well-formed and fits the packet',
      '写出的剩余长度格式正确，并与报文相符',
    ],
  },
  'MQTT-2.3.1-1': {
    sentence: [
      'gives SUBSCRIBE, UNSUBSCRIBE and PUBLISH above QoS 0 a packet identifier other than 0',
      '为SUBSCRIBE、UNSUBSCRIBE和高于QoS 0的PUBLISH设置不为0的报文标识符',
    ],
    when: ['sends SUBSCRIBE, UNSUBSCRIBE, or PUBLISH above QoS 0', '发送SUBSCRIBE、UNSUBSCRIBE或高于QoS 0的PUBLISH'],
  },
  'MQTT-2.3.1-2': {
    sentence: [
      'gives each new SUBSCRIBE, UNSUBSCRIBE and PUBLISH above QoS 0 a packet identifier that is not in use',
      '为每个新的SUBSCRIBE、UNSUBSCRIBE和高于QoS 0的PUBLISH设置未在使用的报文标识符',
    ],
    when: ['sends SUBSCRIBE, UNSUBSCRIBE, or PUBLISH above QoS 0', '发送SUBSCRIBE、UNSUBSCRIBE或高于QoS 0的PUBLISH'],
  },
  'MQTT-2.3.1-6': {
    sentence: [
      'sends PUBACK, PUBREC and PUBREL with the packet identifier of the PUBLISH that they belong to',
      '发送PUBACK、PUBREC和PUBREL时，使用所属PUBLISH的报文标识符',
    ],
    when: ['takes or publishes messages above QoS 0', '接受或发布高于QoS 0的消息'],
  },
  'MQTT-4.7.3-1': {
    sentence: ['names topics and filters of at least one character', '使用的Topic和Topic过滤器至少有一个字符'],
  },
};
