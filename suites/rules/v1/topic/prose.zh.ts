import type { TranslatedRules } from '../../translated-rules.ts';

export const topicProse: TranslatedRules = {
  'V1-TOPIC-01': {
    why: [
      "A message on another topic is acknowledged at best, and never becomes a report. The device believes that all is well. On another device's topic the platform may close the connection.",
      '发到其他Topic的消息最多得到确认，永远不会成为上报。设备以为一切正常。发到其他设备的Topic上，平台可能关闭连接。',
    ],
    look: [
      'A lost leading slash, a capital letter, a deviceId from an earlier registration, a topic buffer that is too short.',
      '漏掉开头的斜杠，大写字母，之前注册时的deviceId，太短的Topic缓冲区。',
    ],
  },
  'V1-TOPIC-02': {
    why: [
      'Commands reach only a device that has subscribed. Without it every command fails at the application, while reports look fine.',
      '只有订阅过的设备才能收到命令。没有订阅，应用的每条命令都会失败，而上报看起来正常。',
    ],
    look: [
      'SUBSCRIBE sent before CONNACK, a filter without its leading slash, a failure code 0x80 in SUBACK that is not read.',
      '在CONNACK之前发送SUBSCRIBE，Topic过滤器漏掉开头的斜杠，没有读取SUBACK中的失败码0x80。',
    ],
  },
  'V1-TOPIC-03': {
    why: [
      'The topics of a login by nodeId carry the nodeId. With the other id the device listens where no commands come, and reports where the platform does not read.',
      '用nodeId鉴权时，Topic中也是nodeId。用了另一个ID，设备监听的地方没有命令，上报的地方平台不读取。',
    ],
    look: [
      'The deviceId stored at registration and used for topics, although the login is by nodeId, or the other way round. Take both from one variable.',
      '用nodeId鉴权，Topic中却用了注册时保存的deviceId，或者相反。请让两者来自同一个变量。',
    ],
  },
  'V1-TOPIC-04': {
    why: [
      "A wildcard brings in messages that the device did not expect: its own reports on a broker that routes them, or other devices' messages on a badly protected one. A platform that checks filters refuses it.",
      '通配符会带来意想不到的消息：在会转发的服务器上是自己的上报，在保护不好的服务器上是其他设备的消息。检查Topic过滤器的平台会拒绝它。',
    ],
    look: [
      '`#` for convenience while debugging; a second subscription for an old product.',
      '调试时为了方便使用的`#`，为旧产品保留的第二个订阅。',
    ],
  },
  'V1-TOPIC-05': {
    why: [
      "The last level of the topic decides who reads the payload: the JSON parser or the product's codec. The wrong one drops it.",
      'Topic的最后一级决定由谁读取载荷：JSON解析器，或产品的编解码插件。用错了就会被丢弃。',
    ],
    look: [
      'A product whose codec was added or removed later, with devices that still publish on the old topic.',
      '产品后来增加或去掉了编解码插件，设备仍在旧的Topic上发布。',
    ],
  },
  'V1-TOPIC-06': {
    why: [
      'The platform reads answers on the data topic. One on the command topic is lost: the command runs into its time-out although the device has carried it out.',
      '平台在数据Topic上读取响应。发到命令Topic上的响应会丢失：设备已经执行，命令却超时。',
    ],
    look: [
      'A handler that answers on the topic of the message, as is usual elsewhere.',
      '像其他平台常见的那样，在消息的Topic上响应的处理函数。',
    ],
  },
  'V1-TOPIC-07': {
    why: [
      'Topics below `$oc` belong to the next generation. On this interface nothing reads them; they cost traffic, and a stricter platform closes the connection.',
      '`$oc`之下的Topic属于后一代接口。在本接口上没有人读取；它们浪费流量，更严格的平台会关闭连接。',
    ],
    look: [
      'A newer SDK in its compatibility mode, which adds its own events. Switch those off, or use the generation that the SDK is made for.',
      '处于兼容模式的新SDK会加上自己的事件。请关闭这些事件，或使用该SDK对应的接口。',
    ],
  },
};
