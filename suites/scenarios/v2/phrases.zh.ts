import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What the scenarios of generation 2 do, in Chinese. */
export const secondGenerationScenarioPhrases: readonly Phrase[] = [
  [
    'valid commands from the product model: one by one, at both QoS, and many at once',
    '产品模型中的有效命令：逐个下发，两种QoS，以及同时下发多个',
  ],
  [
    'the same requests in every form that JSON allows, with members that the device does not know, at both QoS',
    '以JSON允许的各种写法、用两种QoS下发同样的请求，并带有设备不认识的字段',
  ],
  [
    'requests that the product model does not have, and values that it forbids',
    '产品模型中没有的请求，以及它不允许的取值',
  ],
  [
    'requests are delivered a second time with DUP, as after a lost PUBACK',
    '带DUP标志第二次下发请求，与PUBACK丢失后一样',
  ],
  ["the platform's own order and no white space", '平台自身的顺序、没有空白字符'],
  [
    'malformed commands, property sets and property gets, each followed by a valid request',
    '格式错误的命令、属性设置和属性查询，每条之后下发一个有效请求',
  ],
  ['the connection is cut after a malformed request', '在格式错误的请求之后切断连接'],
  ['a command and a property set longer than the size that the device declares', '超出设备声明长度的命令和属性设置'],
  ['another request', '另一个请求'],
  [
    'property sets: every writable property at its edges, several services at once, and a get after each, once after a cut',
    '属性设置：每个可写属性取边界值，同时设置多个服务，每次之后查询，其中一次在切断连接之后',
  ],
  ['the connection is cut after a property set', '在属性设置之后切断连接'],
  [
    'property gets: of each service, of all, one after the other and at both QoS',
    '属性查询：查询每个服务、查询全部，逐个进行，并使用两种QoS',
  ],
  [
    'a command, a property set and a property get in flight together, then more of them',
    '命令、属性设置和属性查询同时进行，然后增加数量',
  ],
  [
    'request ids: UUIDs alike but for one character, other lengths, odd characters, each followed by a plain request',
    '请求ID：只差一个字符的UUID、其他长度、特殊字符，每个之后下发一个普通请求',
  ],
  [
    'requests to a device that has not subscribed: at its CONNACK, before its SUBACK, which is late, and later',
    '向没有订阅的设备下发请求：在CONNACK时、在推迟的SUBACK之前，以及之后',
  ],
  [
    'messages of an application, of every sort of bytes, each followed by a valid request; then as many at once as wait for a device',
    '应用的消息，内容为各种字节，每条之后下发一个有效请求；然后同时下发设备可缓存的最多条数',
  ],
  ['message {n} of {n2}', '第{n}条消息，共{n2}条'],
  [
    'events that the device need not know, one to three in an envelope, each followed by a valid request',
    '设备不必认识的事件，每个封装一到三个，每次之后下发一个有效请求',
  ],
];
