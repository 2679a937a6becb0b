import type { Phrase } from '../../../../mock-platform/language/phrase-book.ts';

/** What judges of sessions and of the byte stream say, in Chinese. */
export const sessionPhrases: readonly Phrase[] = [
  ['It sent nothing for more than one and a half times its keep-alive.', '它超过1.5倍心跳时间没有发送任何内容。'],
  ['a packet at least every {n} ms', '至少每{n} ms一个报文'],
  ['nothing for {n} ms', '{n} ms内没有发送任何内容'],
  ['It {did} after its connection broke.', '连接断开后，它{did}。'],
  ['did not come back', '没有重连'],
  ['ended', '结束了运行'],
  ['a new CONNECT', '再次发送CONNECT'],
  [
    'It tried to connect more than once a second while the platform was away.',
    '平台离线期间，它每秒尝试连接超过一次。',
  ],
  ['at most one attempt a second', '每秒最多尝试一次'],
  ['waits of {1}', '等待时间依次为{1}'],
  ['Its waits did not grow while the platform was away.', '平台离线期间，它的等待时间没有逐次变长。'],
  ['longer waits each time', '每次等待的时间更长'],
  ['It did not notice that nothing came back on its connection.', '它没有察觉连接上已收不到任何内容。'],
  [
    'a new connection, after a keep-alive of {n} s without PINGRESP',
    '在{n} s的心跳时间内没有收到PINGRESP，就重新建立连接',
  ],
  ['the silence began', '平台开始不响应'],
  ['It came back with a timestamp that is no longer valid.', '它重连时携带的时间戳已经失效。'],
  [
    'It took its connection back from another client again and again, and its waits did not grow.',
    '它一再从另一个客户端手中夺回连接，而等待时间没有逐次变长。',
  ],
  [
    'It was asked to stop and closed its connection without DISCONNECT.',
    '它收到停止的要求后，没有发送DISCONNECT就关闭了连接。',
  ],
  ['DISCONNECT, then the end of the connection', '先发送DISCONNECT，再关闭连接'],
  ['It lost a report that was not acknowledged.', '它丢失了一条未被确认的上报。'],
  ['the same report after the reconnect', '重连后发送同一条上报'],
  [
    'It went on as if nothing had happened after bytes that MQTT forbids ({fault}).',
    '收到MQTT禁止的字节（{fault}）后，它若无其事地继续运行。',
  ],
  ['that it closes the connection', '它关闭连接'],
  ['it answered the next command on the same connection', '它在同一个连接上响应了下一条命令'],
  [
    'It answered the {word} with request_id {1} again, after its connection had broken.',
    '连接断开后，它又一次响应了request_id为{1}的{word}。',
  ],
  ['one answer, on the old connection or on the new one', '只响应一次，在旧连接或新连接上均可'],
  ['a second one', '又响应了一次'],
  ['It came back and did not subscribe to its command topic again.', '它重连后没有重新订阅自己的命令Topic。'],
  ['a SUBSCRIBE on each connection whose session is new', '在每个会话为新会话的连接上发送SUBSCRIBE'],

  ['it {how}', '它{how}'],
  ['ended with exit code {n}', '结束了运行，退出码为{n}'],
  ['ended by {1}', '被{1}终止'],
  ['ended with exit code {n}, {n2} ms after {what}', '在{what}之后{n2} ms结束了运行，退出码为{n}'],
  ['ended by {1} {n} ms after {what}', '在{what}之后{n} ms被{1}终止'],
  ['the command', '该命令'],
  ['that', '此事'],
  ['It did not come back', '它没有重连'],
  ['It ended', '它结束了运行'],
];
