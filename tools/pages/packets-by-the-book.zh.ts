import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** What packets by the book show, in Chinese. */
export const shownByTheBook: readonly Phrase[] = [
  [
    'CONNECT with a will: flag 04, and its topic and message behind the client identifier',
    '带遗嘱的CONNECT：标志为04，客户端ID之后是遗嘱的Topic和消息',
  ],
  [
    'CONNECT without a user name: flags 02, and nothing behind the client identifier',
    '不带用户名的CONNECT：标志为02，客户端ID之后没有内容',
  ],
  ['CONNECT with a user name and no password: flags 82', '带用户名、不带密码的CONNECT：标志为82'],
  [
    'CONNECT with an empty client identifier (00 00) and a clean session: flag 02',
    '客户端ID为空（00 00）且清理会话的CONNECT：标志为02',
  ],
  ['UNSUBSCRIBE with one filter', '带一个过滤器的UNSUBSCRIBE'],
  [
    'PUBLISH with identifier 7, and the same once more with DUP: first byte 32, then 3a',
    '标识符为7的PUBLISH，然后带DUP重发：首字节先为32，再为3a',
  ],
  [
    'PUBLISH at QoS 2, and PUBREL with its identifier once PUBREC has come',
    'QoS 2的PUBLISH，收到PUBREC之后发送带有其标识符的PUBREL',
  ],
  [
    'PUBLISH with the identifiers 7 and 8, and both once more in the same order, with DUP',
    '标识符为7和8的PUBLISH，然后带DUP按相同顺序重发两者',
  ],
  ['SUBSCRIBE to a filter that ends in `#`, alone on its level', '订阅以`#`结尾的过滤器，`#`独占一个层级'],
  ['SUBSCRIBE to a filter with `+` alone on its level', '订阅含`+`的过滤器，`+`独占一个层级'],
  ['CONNECT with a will at QoS 1: flags 08 and 04', '遗嘱为QoS 1的CONNECT：标志为08和04'],
  ['PUBLISH at QoS 0: first byte 30', 'QoS 0的PUBLISH：首字节为30'],
  ['CONNECT with a will on a complete topic', '遗嘱Topic完整的CONNECT'],
  ['PUBREL: first byte 62', 'PUBREL：首字节为62'],
  ['UNSUBSCRIBE: first byte a2', 'UNSUBSCRIBE：首字节为a2'],
];
