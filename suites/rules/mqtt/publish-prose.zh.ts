import type { TranslatedRules } from '../translated-rules.ts';

export const wirePublishProse: TranslatedRules = {
  'MQTT-3.3.1-1': {
    why: [
      'DUP tells the receiver that it may have seen this before. Without it a repeated report counts twice.',
      'DUP告诉接收方可能已经收到过。没有它，重复的上报会计算两次。',
    ],
    look: [
      'A resend path that writes the stored packet as it was, or publishes the message as a new one with its old identifier.',
      '重发时原样写出保存的报文；或者把消息当作新的发布，却用了旧的标识符。',
    ],
  },
  'MQTT-3.3.1-2': {
    why: [
      'At QoS 0 there are no repetitions, so DUP has no meaning: the packet is malformed, and a strict server closes the connection.',
      'QoS 0没有重发，DUP没有意义：报文格式错误，严格的服务器会关闭连接。',
    ],
    look: [
      'A flag that is set for all messages, or a first byte such as 0x38.',
      '对所有消息都设置的标志，或0x38这样的首字节。',
    ],
  },
  'MQTT-3.3.1-4': {
    why: [
      'Both QoS bits set is 3, which does not exist: the server closes the connection.',
      '两个QoS位都置位就是3，而3不存在：服务器会关闭连接。',
    ],
    look: [
      'QoS 1 and 2 combined with OR, a shift by the wrong number of bits.',
      'QoS 1和2用OR合在一起，移位的位数错误。',
    ],
  },
  'MQTT-3.3.2-2': {
    why: [
      'A message goes to one topic. `+` and `#` are for filters: the server closes the connection.',
      '一条消息只发到一个Topic。`+`和`#`用于Topic过滤器：服务器会关闭连接。',
    ],
    look: [
      'The filter of a subscription used for publishing, or an id with such a character in it.',
      '用订阅的Topic过滤器来发布，或者ID中含有这样的字符。',
    ],
  },
  'MQTT-3.6.1-1': {
    why: [
      'PUBREL has fixed flags: with others the packet is malformed, the connection is closed, and the message at QoS 2 stays half delivered.',
      'PUBREL的标志是固定的：用其他标志，报文就是格式错误的，连接会被关闭，QoS 2的消息停在半途。',
    ],
    look: ['0x60 for 0x62.', '该用0x62却用了0x60。'],
  },
  'MQTT-4.3.2-1': {
    why: [
      'If a report says "repeated" the first time, the receiver may drop it as a duplicate.',
      '第一次上报就标为“重复”，接收方可能把它当作重复的消息丢弃。',
    ],
    look: [
      'DUP as a constant in the first byte (0x3a), or a flag that stays set from an earlier repetition.',
      '首字节中的DUP是常量（0x3a），或上一次重发之后标志仍然保留。',
    ],
  },
  'MQTT-4.3.2-2': {
    why: [
      'Without PUBACK the server delivers the command again, or stops delivering once enough are open. To it the device looks overloaded.',
      '没有PUBACK，服务器会再次发送命令；未确认的消息达到一定数量后，就停止发送。对服务器来说，设备像是过载了。',
    ],
    look: [
      'A handler that returns before acknowledging, PUBACK only for messages that could be read, a limit on open messages in your own code.',
      '处理函数在确认之前就返回，只对能读取的消息发送PUBACK，自己的代码限制了未确认消息的数量。',
    ],
  },
  'MQTT-4.3.3-1': {
    why: [
      'A message at QoS 2 is complete only with PUBREL. Without it the server keeps the message, and in the end the session is full of half-delivered messages.',
      'QoS 2的消息在PUBREL之后才算完成。没有它，服务器会一直保存消息，最后会话中充满停在半途的消息。',
    ],
    look: [
      'A client written for QoS 0 and 1 that publishes at 2. Nothing here needs QoS 2.',
      '为QoS 0和1编写的客户端以QoS 2发布。这里不需要QoS 2。',
    ],
  },
  'MQTT-4.6.0-1': {
    why: [
      'Repeated in another order, an old value arrives after a newer one, and the last one stored is the wrong one.',
      '按其他顺序重发，旧值会在新值之后到达，最后保存的是错误的值。',
    ],
    look: [
      'A stack instead of a queue, a search for "any unacknowledged" in an array, new messages sent before the old ones.',
      '用栈代替队列，在数组中查找“任意一条未确认的”，新消息先于旧消息发送。',
    ],
  },
  'MQTT-4.6.0-2': {
    why: [
      'The server reads order from the acknowledgements. In another order they confirm messages that were not handled yet.',
      '服务器从确认中判断顺序。顺序不同，就确认了还没有处理的消息。',
    ],
    look: [
      'PUBACK sent when the work is done, while several messages are handled at a time.',
      '同时处理几条消息，工作完成时才发送PUBACK。',
    ],
  },
};
