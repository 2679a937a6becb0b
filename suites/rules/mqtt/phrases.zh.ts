import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What rules of MQTT 3.1.1 say, in Chinese. What single packets break is said by the decoder. */
export const mqttPhrases: readonly Phrase[] = [
  ['It sent a new {1} with a packet identifier that is in use.', '它发送新的{1}时使用了一个仍被占用的报文标识符。'],
  ['an identifier that no unacknowledged packet has', '未被任何未确认报文占用的标识符'],
  ['identifier {n}, under which its {1} is unacknowledged', '标识符{n}，它的一个{1}正占用该标识符且未被确认'],
  ['It sent a {1} for a PUBLISH that does not exist.', '它为一个不存在的PUBLISH发送了{1}。'],
  ['the packet identifier of a PUBLISH', '某个PUBLISH的报文标识符'],
  ['packet identifier {n}', '报文标识符{n}'],
  ['packet identifier {n} with its two bytes swapped', '报文标识符{n}的两个字节颠倒了'],
  ['It sent an unacknowledged PUBLISH again without DUP.', '它重发未确认的PUBLISH时没有设置DUP。'],
  ['DUP 1 with packet identifier {n}', 'DUP为1，报文标识符为{n}'],
  ['It said DISCONNECT and left the connection open.', '它发送了DISCONNECT，却没有关闭连接。'],
  ['open for {n} ms more', '之后{n} ms仍未关闭'],
  ['It sent a new PUBLISH with DUP.', '它发送新的PUBLISH时设置了DUP。'],
  ['DUP 0 when a message is sent for the first time', '消息首次发送时DUP为0'],
  [
    'DUP 1 with packet identifier {n}, which it had not used before',
    'DUP为1，报文标识符为{n}，而它之前没有用过该标识符',
  ],
  ['It did not acknowledge a message at QoS 1.', '它没有确认一条QoS 1的消息。'],
  ['PUBACK with packet identifier {n}', '报文标识符为{n}的PUBACK'],
  ['none, while it answered {n} later commands one after the other', '没有，期间它依次响应了之后的{n}条命令'],
  ['It did not answer a PUBREC with PUBREL.', '它没有用PUBREL响应PUBREC。'],
  ['PUBREL with packet identifier {n}', '报文标识符为{n}的PUBREL'],
  ['none among the {n} packets since', '之后的{n}个报文中没有'],
  ['It sent unacknowledged messages again in another order.', '它重发未确认的消息时改变了顺序。'],
  ['the order of their first delivery', '与首次发送的顺序相同'],
  ['first sent as entries {n} and {n2}, now the other way round', '首次发送是第{n}和第{n2}条记录，现在顺序颠倒了'],
  ['It acknowledged a message after a later one.', '它先确认了后面的消息，才确认这一条。'],
  ['PUBACKs in the order of the messages', '按消息的顺序发送PUBACK'],
  ['PUBACK {n} after the PUBACK of a later message', 'PUBACK {n}在后一条消息的PUBACK之后'],
];
