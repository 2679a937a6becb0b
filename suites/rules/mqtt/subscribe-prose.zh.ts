import type { TranslatedRules } from '../translated-rules.ts';

export const wireSubscribeProse: TranslatedRules = {
  'MQTT-3.8.1-1': {
    why: [
      'SUBSCRIBE has fixed flags: with others the server closes the connection, and the device gets no commands.',
      'SUBSCRIBE的标志是固定的：用其他标志，服务器会关闭连接，设备收不到命令。',
    ],
    look: ['0x80 for 0x82.', '该用0x82却用了0x80。'],
  },
  'MQTT-3.8.3-3': {
    why: [
      'A SUBSCRIBE without a filter asks for nothing: the server closes the connection.',
      '没有Topic过滤器的SUBSCRIBE什么也没有请求：服务器会关闭连接。',
    ],
    look: ['A list of filters that is still empty when the packet is written.', '写报文时，Topic过滤器的列表仍为空。'],
  },
  'MQTT-3.8.3-4': {
    why: [
      'QoS 3 does not exist, and the other six bits are reserved (MQTT 5 uses them): the server closes the connection.',
      'QoS 3不存在，其余六位是保留的（MQTT 5使用它们）：服务器会关闭连接。',
    ],
    look: [
      'Subscription options of MQTT 5 in a 3.1.1 packet, or a byte of another field because a length is wrong.',
      '在3.1.1的报文中使用了MQTT 5的订阅选项，或因长度错误而混入其他字段的字节。',
    ],
  },
  'MQTT-4.7.1-2': {
    why: [
      '`#` stands for all levels from here on, so nothing can follow it, and nothing can come before it on its level. The server closes the connection or refuses the filter.',
      '`#`表示从这里开始的所有层级，所以后面不能再有内容，同一级的前面也不能有。服务器会关闭连接，或拒绝这个Topic过滤器。',
    ],
    look: [
      '`a#` or `a/#/b`. You do not need a wildcard here: subscribe to the one topic.',
      '`a#`或`a/#/b`。这里不需要通配符：请订阅那一个Topic。',
    ],
  },
  'MQTT-4.7.1-3': {
    why: [
      '`+` stands for one whole level. Beside other characters it is a filter that cannot match, and the server closes the connection or refuses it.',
      '`+`表示完整的一级。与其他字符写在一起，就成了无法匹配的Topic过滤器，服务器会关闭连接或拒绝它。',
    ],
    look: [
      '`lamp+` as in a regular expression. You do not need a wildcard here: subscribe to the one topic.',
      '像正则表达式那样写`lamp+`。这里不需要通配符：请订阅那一个Topic。',
    ],
  },
  'MQTT-3.10.1-1': {
    why: [
      'UNSUBSCRIBE has fixed flags: with others the server closes the connection.',
      'UNSUBSCRIBE的标志是固定的：用其他标志，服务器会关闭连接。',
    ],
    look: ['0xa0 for 0xa2.', '该用0xa2却用了0xa0。'],
  },
  'MQTT-3.10.3-2': {
    why: [
      'An UNSUBSCRIBE without a filter asks for nothing: the server closes the connection.',
      '没有Topic过滤器的UNSUBSCRIBE什么也没有请求：服务器会关闭连接。',
    ],
    look: [
      'A list of filters that is already empty when the packet is written.',
      '写报文时，Topic过滤器的列表已经清空。',
    ],
  },
  'MQTT-3.14.1-1': {
    why: [
      'DISCONNECT is e0 00 and nothing else. Any other first byte is malformed, and the end counts as a lost connection.',
      'DISCONNECT就是e0 00，没有其他内容。其他首字节都是格式错误，这次结束会被当作连接断开。',
    ],
    look: ['A wrong constant, or a reason code of MQTT 5 in it.', '错误的常量，或者其中写了MQTT 5的原因码。'],
  },
  'MQTT-3.14.4-1': {
    why: [
      'After DISCONNECT the client has to close. If the socket stays open, the device has forgotten it, but it still counts for the platform.',
      '发送DISCONNECT之后，客户端必须关闭连接。如果套接字仍然打开，设备已经忘记了它，平台却仍把它计算在内。',
    ],
    look: [
      'A socket that is closed only by the next connect, or never: after some days the device has no free socket.',
      '套接字到下一次连接时才关闭，或永远不关闭：几天之后，设备就没有可用的套接字。',
    ],
  },
  'MQTT-3.14.4-2': {
    why: [
      'Nothing reads what follows DISCONNECT: a last report sent there is lost.',
      'DISCONNECT之后的内容没有人读取：在那里发送的最后一次上报会丢失。',
    ],
    look: [
      'A report timer that is still running, a queue that is emptied on shutdown after the goodbye instead of before it.',
      '仍在运行的上报定时器；关闭时在告别之后、而不是之前清空队列。',
    ],
  },
};
