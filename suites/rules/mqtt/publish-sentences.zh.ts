import type { TranslatedRules } from '../translated-rules.ts';

export const wirePublishSentences: TranslatedRules = {
  'MQTT-3.3.1-1': {
    sentence: ['sets DUP when it sends an unacknowledged PUBLISH again', '重发没有得到确认的PUBLISH时设置DUP'],
    when: ['sends an unacknowledged PUBLISH again', '重发没有得到确认的PUBLISH'],
  },
  'MQTT-3.3.1-2': {
    sentence: ['leaves DUP 0 in PUBLISH at QoS 0', '在QoS 0的PUBLISH中使DUP保持为0'],
    when: ['publishes at QoS 0', '以QoS 0发布'],
  },
  'MQTT-3.3.1-4': {
    sentence: ['never sets both QoS bits in PUBLISH', '从不在PUBLISH中同时设置两个QoS位'],
  },
  'MQTT-3.3.2-2': {
    sentence: [
      'does not publish to a topic name with a wildcard (`#` or `+`)',
      '不发布到含有通配符（`#`或`+`）的Topic',
    ],
  },
  'MQTT-3.6.1-1': {
    sentence: ['sends PUBREL with the flags 0010', '发送的PUBREL标志为0010'],
    when: ['publishes at QoS 2', '以QoS 2发布'],
  },
  'MQTT-4.3.2-1': {
    sentence: ['sends a new PUBLISH at QoS 1 with DUP 0', '以QoS 1发送新的PUBLISH时，DUP为0'],
    when: ['publishes at QoS 1', '以QoS 1发布'],
  },
  'MQTT-4.3.2-2': {
    sentence: ['acknowledges every message that it gets at QoS 1 with PUBACK', '用PUBACK确认以QoS 1收到的每条消息'],
    when: ['takes messages at QoS 1', '以QoS 1接受消息'],
  },
  'MQTT-4.3.3-1': {
    sentence: ['follows the PUBREC for its PUBLISH at QoS 2 with PUBREL', '以QoS 2发布时，收到PUBREC之后发送PUBREL'],
    when: ['publishes at QoS 2', '以QoS 2发布'],
  },
  'MQTT-4.6.0-1': {
    sentence: [
      'sends unacknowledged PUBLISH packets again in the order in which it sent them first',
      '重发没有得到确认的PUBLISH时，按首次发送的顺序',
    ],
    when: ['sends several unacknowledged PUBLISH packets again', '重发几个没有得到确认的PUBLISH'],
  },
  'MQTT-4.6.0-2': {
    sentence: ['sends its PUBACKs in the order in which the messages came', '按消息到达的顺序发送PUBACK'],
    when: ['takes messages at QoS 1', '以QoS 1接受消息'],
  },
};
