import type { TranslatedRules } from '../../translated-rules.ts';

export const topicSentences: TranslatedRules = {
  'V1-TOPIC-01': {
    sentence: [
      'publishes only on its own /huawei/v1/devices/{id}/data/{json|binary}',
      '只在自己的/huawei/v1/devices/{id}/data/{json|binary}上发布',
    ],
  },
  'V1-TOPIC-02': {
    sentence: [
      'subscribes to its own /huawei/v1/devices/{id}/command/{json|binary}, either or both',
      '订阅自己的/huawei/v1/devices/{id}/command/{json|binary}，其中之一或两者',
    ],
  },
  'V1-TOPIC-03': {
    sentence: [
      'uses in its topics the id that it logged in with: deviceId for type 0, nodeId for type 2',
      '在Topic中使用鉴权时的ID：类型0用deviceId，类型2用nodeId',
    ],
  },
  'V1-TOPIC-04': {
    sentence: ['subscribes only to its own topics, and not to wildcards', '只订阅自己的Topic，不使用通配符'],
    when: ['subscribes to something', '订阅了Topic'],
  },
  'V1-TOPIC-05': {
    sentence: [
      "publishes JSON on json, and on binary bytes that its product's codec reads, if the product has a codec",
      '在json上发布JSON；如果产品有编解码插件，在binary上发布插件能读取的字节',
    ],
  },
  'V1-TOPIC-06': {
    sentence: [
      'answers commands on the data topic, never on the command topic',
      '在数据Topic上响应命令，绝不在命令Topic上响应',
    ],
  },
  'V1-TOPIC-07': {
    sentence: [
      'publishes nothing on topics of other interfaces, such as those below $oc',
      '不在其他接口的Topic上发布，例如$oc之下的Topic',
    ],
  },
};
