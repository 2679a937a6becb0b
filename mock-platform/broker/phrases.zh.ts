import type { Phrase } from '../language/phrase-book.ts';

/** Why the platform ended a connection, or refused it, in Chinese. */
export const brokerPhrases: readonly Phrase[] = [
  ['the device speaks {what}, this port is plain MQTT', '设备使用的是{what}，而该端口为明文MQTT'],
  ['HTTP (MQTT over WebSocket begins like that)', 'HTTP（MQTT over WebSocket以此开头）'],
  ['the broker gave the connection up while it was silent', '连接没有动静期间，平台放弃了它'],
  [
    'the device left {n} bytes unread of what it was sent, at most {n2} are kept',
    '设备有{n}字节没有读取，最多保留{n2}字节',
  ],
  ['the device did not read what it was sent for {n} s', '设备在{n} s内没有读取发给它的内容'],
  ['Nothing can be sent: connection {n} is closed.', '无法发送：连接{n}已关闭。'],
  ['the platform stops', '平台停止'],
  [
    '{n} later connections have not logged in either: the one that waited the longest goes',
    '之后的{n}个连接也没有鉴权：关闭等待最久的一个',
  ],
  ['of unfinished packets, before the log-in', '鉴权之前未完成的报文'],
  ['of unfinished packets', '未完成的报文'],
  ['of what devices do not read', '设备没有读取的内容'],
  [
    'the platform does not keep more {what}, and this connection has the most: {n} bytes',
    '平台不再保留更多{what}，而该连接最多：{n}字节',
  ],
  ['the device sent nothing for one and a half times its keep-alive', '设备在1.5倍心跳时间内没有发送任何内容'],
  ['no CONNECT was read', '没有读到CONNECT'],
  ["PUBLISH outside the device's own topics: {1}", '在设备自己的Topic之外PUBLISH：{1}'],
  ['unacceptable protocol version: {what}', '不接受的协议版本：{what}'],
  ['a later connection of the same device took over', '同一设备之后的连接接管了会话'],
  ['the platform was reset', '平台被重置'],
  ['the device was deleted', '设备被删除'],

  ['notifications do not go to link-local addresses', '不向链路本地地址推送'],
  ["notifications do not go to the platform's own port {n}", '不向平台自己的端口{n}推送'],
  ['{1} has no address', '{1}没有地址'],
  ['{id} is {id2}, and {noun}', '{id}为{id2}，而{noun}'],
  ['the subscription was deleted', '订阅被删除'],
  ['no callback took it within {n} minutes', '{n}分钟内没有回调地址接收'],
  ['too many notifications wait for this callback', '等待该回调地址的推送过多'],
  ['no answer within {n} s', '{n} s内没有响应'],
  ['status {n} instead of 200', '状态码为{n}，而不是200'],
];
