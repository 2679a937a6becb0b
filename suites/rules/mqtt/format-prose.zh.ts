import type { TranslatedRules } from '../translated-rules.ts';

export const wireFormatProse: TranslatedRules = {
  'MQTT-1.5.3-1': {
    why: [
      'Text that is not UTF-8 makes the whole packet malformed: the server closes the connection.',
      '文本不是UTF-8，整个报文就是格式错误的：服务器会关闭连接。',
    ],
    look: [
      'A name in GBK or Latin-1, a text cut in the middle of a character, a buffer that was not filled, bytes of another field because a length is wrong.',
      'GBK或Latin-1编码的名称，在字符中间截断的文本，没有填写的缓冲区，因长度错误而混入的其他字段的字节。',
    ],
  },
  'MQTT-1.5.3-2': {
    why: [
      'A null character in a topic or an identifier is forbidden, since for half of all programs the text ends there. The server closes the connection.',
      'Topic或标识符中禁止空字符，因为一半的程序会认为文本到此为止。服务器会关闭连接。',
    ],
    look: [
      '`sizeof "text"` for the length, which counts the terminator; a fixed-size field filled up with zeros.',
      '用`sizeof "text"`作为长度，其中包含了结束符；用零填满的固定长度字段。',
    ],
  },
  'MQTT-2.2.1': {
    why: [
      "Types 0 and 15 are reserved; CONNACK, SUBACK, UNSUBACK and PINGRESP are the server's. The server closes the connection: once a length or a type is wrong, it cannot tell where the next packet begins.",
      '类型0和15是保留的；CONNACK、SUBACK、UNSUBACK和PINGRESP由服务器发送。服务器会关闭连接：长度或类型一旦错误，就无法知道下一个报文从哪里开始。',
    ],
    look: [
      "A wrong constant for the first byte, or a stream out of step: what is taken for a packet's first byte is in the middle of another.",
      '首字节的常量错误，或者字节流错位：被当作首字节的，其实在另一个报文的中间。',
    ],
  },
  'MQTT-2.2.2-1': {
    why: [
      'Except in PUBLISH the low four bits are fixed. The server closes the connection: once a length or a type is wrong, it cannot tell where the next packet begins.',
      '除PUBLISH之外，低四位是固定的。服务器会关闭连接：长度或类型一旦错误，就无法知道下一个报文从哪里开始。',
    ],
    look: [
      'First bytes without their flags: SUBSCRIBE is 0x82, UNSUBSCRIBE 0xa2, PUBREL 0x62, the others end in 0.',
      '首字节没有标志：SUBSCRIBE是0x82，UNSUBSCRIBE是0xa2，PUBREL是0x62，其余都以0结尾。',
    ],
  },
  'MQTT-2.2.3': {
    why: [
      'The remaining length says where the packet ends. The server closes the connection: once a length or a type is wrong, it cannot tell where the next packet begins.',
      '剩余长度说明报文在哪里结束。服务器会关闭连接：长度或类型一旦错误，就无法知道下一个报文从哪里开始。',
    ],
    look: [
      'A length above 127 written in one byte, a fifth byte, bytes and characters confused (UTF-8 needs up to four for one), two tasks that write to the socket at the same time.',
      '大于127的长度写在一个字节中，出现第五个字节，混淆了字节和字符（UTF-8的一个字符最多四个字节），两个任务同时写套接字。',
    ],
  },
  'MQTT-2.3.1-1': {
    why: [
      'Identifier 0 stands for "none". The acknowledgement cannot be matched; servers close the connection.',
      '标识符0表示“没有”。确认无法匹配，服务器会关闭连接。',
    ],
    look: ['A counter that starts at 0 or wraps from 65535 to 0.', '从0开始的计数器，或从65535回到0的计数器。'],
  },
  'MQTT-2.3.1-2': {
    why: [
      'With two packets of one identifier, the acknowledgement of one looks like that of the other, and a lost report counts as delivered.',
      '两个报文使用同一个标识符时，一个的确认看起来就像另一个的确认，丢失的上报会被当作已送达。',
    ],
    look: [
      'A constant identifier, an 8-bit counter, separate counters for PUBLISH and SUBSCRIBE, a counter that starts again after a reconnect while old messages are sent again.',
      '固定的标识符，8位计数器，PUBLISH和SUBSCRIBE各用一个计数器，重连之后重新开始的计数器，而旧消息还在重发。',
    ],
  },
  'MQTT-2.3.1-6': {
    why: [
      'The server waits for the acknowledgement of *this* packet. Another number leaves it waiting: it delivers again, or stops sending.',
      '服务器等待的是*这个*报文的确认。用了其他标识符，服务器会继续等待：再次发送，或停止发送。',
    ],
    look: [
      "The device's own counter written into PUBACK, bytes in the other order, the number of the last message instead of this one.",
      '在PUBACK中写了设备自己的计数器，字节顺序颠倒，用了上一条消息的标识符。',
    ],
  },
  'MQTT-4.7.3-1': {
    why: [
      'An empty topic names nothing: the server closes the connection.',
      '空的Topic没有指明任何内容：服务器会关闭连接。',
    ],
    look: [
      'A topic that is built before the deviceId is known, or a length field that is written as 0.',
      '还不知道deviceId就拼出了Topic，或把长度字段写成0。',
    ],
  },
};
