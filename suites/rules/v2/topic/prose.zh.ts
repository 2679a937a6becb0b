import type { TranslatedRules } from '../../translated-rules.ts';

export const topicProse: TranslatedRules = {
  'V2-TOPIC-01': {
    why: [
      'A message under the prefix of another device, or under one that is misspelt, is acknowledged at best and belongs to nobody. The device believes that all is well.',
      '发布在其他设备的前缀下，或者前缀拼写错误，消息最多得到确认，却不属于任何设备。设备以为一切正常。',
    ],
    look: [
      'A `$` that a shell or a template swallowed, a slash in front, the braces of the manual round the id, the whole client identifier or the node_id for the device_id.',
      '`$`被shell或模板吞掉，前面多了斜杠，保留了手册中ID两边的花括号，用整个客户端ID或node_id代替device_id。',
    ],
  },
  'V2-TOPIC-02': {
    why: [
      'The platform reads the topics of its table, letter for letter. On others, and on those where it publishes itself, nobody listens.',
      '平台只读取表中的Topic，逐个字母匹配。其他Topic，以及平台自己发布的Topic，都没有人监听。',
    ],
    look: [
      '`property` for `properties`, `message` for `messages`, a slash at the end, a result that is sent on events/down because the request came there.',
      '`properties`写成`property`，`messages`写成`message`，末尾多了斜杠，因为请求来自events/down就把结果也发到那里。',
    ],
  },
  'V2-TOPIC-03': {
    why: [
      'The topic alone says what an answer belongs to. An answer on the topic of another family finds no request that waits there, and the application gets a time-out although the device did as it was told.',
      '只有Topic说明响应属于哪一类请求。发到另一类的Topic上，就找不到等待的请求；设备明明照办了，应用得到的却是超时。',
    ],
    look: [
      'One response topic for everything, a buffer in which the topic of the message before still stands, an answer on the topic of the request.',
      '所有响应共用一个Topic，缓冲区中还留着上一条消息的Topic，在请求的Topic上响应。',
    ],
  },
  'V2-TOPIC-04': {
    why: [
      'The request id in the topic is all by which the platform finds the request. One character less, or in capitals, and the answer belongs to nothing.',
      '平台只靠Topic中的请求ID找到请求。少一个字符，或改成大写，响应就不属于任何请求。',
    ],
    look: [
      'A buffer of 20 or 32 characters for an id of 36, a UUID that is parsed and printed again, an id that is searched in the body, where there is none.',
      '用20或32个字符的缓冲区存放36个字符的ID，解析UUID后再重新打印，在消息体中寻找ID，而那里没有。',
    ],
  },
  'V2-TOPIC-05': {
    why: [
      'The documents call the request id a text, and do not say that it is a UUID. A platform that makes shorter or longer ones is within them.',
      '文档只说请求ID是文本，没有说是UUID。平台生成更短或更长的ID，也符合文档。',
    ],
    look: [
      'The last 36 characters of the topic taken for the id, a longer id left behind in the buffer of a shorter one, ids above a length passed over.',
      '把Topic的最后36个字符当作ID，缓冲区中较短的ID后面残留较长的ID，跳过超过某个长度的ID。',
    ],
  },
  'V2-TOPIC-06': {
    why: [
      'An id is to be sent back, not to be understood. Whoever decodes it, cuts it at a sign or changes its letters answers another request than the one that was made.',
      '请求ID是用来原样返回的，不是用来理解的。解码、在某个符号处截断或改变字母，就等于响应了另一个请求。',
    ],
    look: [
      'A split at every `=` instead of at the first, a URL decoder for the topic, a conversion of the topic to ASCII or to small letters.',
      '在每个`=`处分割，而不是只在第一个，对Topic做URL解码，把Topic转换成ASCII或小写。',
    ],
  },
  'V2-TOPIC-07': {
    why: [
      'The platform takes every device as subscribed. The first request may come right behind the CONNACK, before any SUBSCRIBE of the device, and it is lost if the device looks only at what it subscribed to.',
      '平台把每个设备都视为已订阅。第一个请求可能紧跟在CONNACK之后，早于设备的任何SUBSCRIBE；如果设备只看自己订阅过的内容，这个请求就会丢失。',
    ],
    look: [
      'Handlers that are attached to subscriptions, a state "ready" that is reached at SUBACK only.',
      '处理函数挂在订阅上，到SUBACK才进入“就绪”状态。',
    ],
  },
  'V2-TOPIC-09': {
    why: [
      'A subscription is not needed for anything below sys/. One that is misspelt or too wide brings nothing, or the answers of the device itself, and uses up one of the 100 that a connection has.',
      'sys/之下的Topic都不需要订阅。拼写错误或范围过大的订阅什么也得不到，或者得到设备自己的响应，还会占用每个连接100个订阅中的一个。',
    ],
    look: [
      '`messages/dowm`, `sys/#`, `$oc/devices/+/…`, a filter with the id of the development device in it.',
      '`messages/dowm`，`sys/#`，`$oc/devices/+/…`，含有开发设备ID的Topic过滤器。',
    ],
  },
  'V2-TOPIC-12': {
    why: [
      'With `?request_id=` a device gives its message an id by which it is found in the logs of the platform. Empty, twice, or behind another topic it is either useless or makes the topic unknown.',
      '设备用`?request_id=`给消息一个ID，在平台的日志中可以按它查找。为空、写两次或写在其他Topic后面，要么没有用处，要么使Topic无法识别。',
    ],
    look: [
      'A trace id that is added to every topic in one place, also to answers; a variable that is still empty.',
      '在一个地方给所有Topic都加上跟踪ID，包括响应的Topic；变量仍然为空。',
    ],
  },
  'V2-TOPIC-13': {
    why: [
      'Behind `?encoding=gzip` the platform unpacks what comes. Plain JSON there cannot be unpacked, and is dropped behind a PUBACK.',
      'Topic带有`?encoding=gzip`时，平台会解压收到的内容。普通的JSON无法解压，在PUBACK之后被丢弃。',
    ],
    look: [
      'A switch that changes the topic and not the payload, zlib or raw deflate in the place of gzip, a compressed buffer with a wrong length.',
      '开关只改了Topic，没有改载荷；用zlib或raw deflate代替gzip；压缩缓冲区的长度错误。',
    ],
  },
};
