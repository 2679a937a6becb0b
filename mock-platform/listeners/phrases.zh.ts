import type { Phrase } from '../language/phrase-book.ts';

/** Why connections were refused or ended, in Chinese. */
export const listenerPhrases: readonly Phrase[] = [
  ['the device speaks HTTP, not TLS', '设备使用的是HTTP，不是TLS'],
  ['the device offers no version of TLS from 1.2 on', '设备没有提供TLS 1.2及以上的版本'],
  ['the device offers no cipher suite that the platform takes', '设备没有提供平台接受的加密套件'],
  ['the device closed the connection during the TLS handshake', '设备在TLS握手期间关闭了连接'],
  ['the device reset the connection during the TLS handshake', '设备在TLS握手期间重置了连接'],
  ['the TLS handshake failed: {1}', 'TLS握手失败：{1}'],
  ['the device broke the TLS handshake off with the alert "{1}"', '设备以告警“{1}”中断了TLS握手'],
  ['the device speaks plain MQTT, not TLS', '设备使用的是明文MQTT，不是TLS'],
  ['closed by the device', '被设备关闭'],
  ['reset by the device', '被设备重置'],
  ['the connection broke: {1}', '连接中断：{1}'],
  ['the socket was closed on this side', '平台一侧关闭了连接'],
  ['closed by the broker', '被平台关闭'],
  ['CONNACK with return code {n}', 'CONNACK返回码为{n}'],
];
