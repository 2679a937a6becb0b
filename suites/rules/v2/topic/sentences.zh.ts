import type { TranslatedRules } from '../../translated-rules.ts';

export const topicSentences: TranslatedRules = {
  'V2-TOPIC-01': {
    sentence: [
      'publishes on no $oc/devices/… topic but those of the id that it logged in with',
      '只在自己鉴权所用ID的$oc/devices/… Topic上发布',
    ],
  },
  'V2-TOPIC-02': {
    sentence: [
      'publishes below sys/ only on the uplink topics of the interface, spelt exactly, never on a downlink topic',
      '在sys/之下，只在接口规定的上行Topic上发布，拼写完全一致，绝不在下行Topic上发布',
    ],
  },
  'V2-TOPIC-03': {
    sentence: [
      'answers commands, property sets and property gets each on their own response topic',
      '在各自的响应Topic上响应命令、属性设置和属性查询',
    ],
  },
  'V2-TOPIC-04': {
    sentence: [
      'repeats the request id of a request byte for byte, where it is a UUID as the platform makes them',
      '当请求ID是平台生成的UUID时，逐字节原样返回',
    ],
  },
  'V2-TOPIC-05': {
    sentence: [
      'repeats request ids of 1 to 128 letters, digits, _ and -',
      '原样返回由1至128个字母、数字、_和-组成的请求ID',
    ],
  },
  'V2-TOPIC-06': {
    sentence: [
      'takes a request id as it is, whatever characters it is made of: it decodes nothing, cuts nothing, and changes no letter',
      '无论请求ID由什么字符组成，都原样使用：不解码，不截断，不改变任何字母',
    ],
  },
  'V2-TOPIC-07': {
    sentence: [
      'takes requests before it has subscribed to the like, right after CONNACK, and without any subscription',
      '在收到CONNACK之后立即接受请求，不必先订阅，也不需要任何订阅',
    ],
  },
  'V2-TOPIC-09': {
    sentence: [
      'subscribes only to its own downlink topics, to user topics and to $oc/broadcast/…',
      '只订阅自己的下行Topic、用户Topic和$oc/broadcast/…',
    ],
    when: ['subscribes to something', '订阅了Topic'],
  },
  'V2-TOPIC-12': {
    sentence: [
      'writes ?request_id= behind a topic once, with something behind it, and only behind messages/up, properties/report and the report of a gateway',
      '在Topic后面最多写一次`?request_id=`，后面不为空，而且只写在messages/up、properties/report和网关上报的Topic后面',
    ],
    when: ['writes ?request_id= behind a topic', '在Topic后面写`?request_id=`'],
  },
  'V2-TOPIC-13': {
    sentence: ['sends what is gzip behind ?encoding=gzip', '在`?encoding=gzip`之后发送的确实是gzip'],
    when: ['writes ?encoding=gzip behind a topic', '在Topic后面写`?encoding=gzip`'],
  },
};
