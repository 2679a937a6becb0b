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

  ['{id} port {n} on {1}', '{1}的{id}端口{n}'],
  [
    'The {where} is taken: stop what listens there, choose another port, or 0 for any free one.',
    '{where}已被占用：停止占用它的程序，或换一个端口，0表示任意空闲端口。',
  ],
  [
    'The {where} may not be opened by this user: choose a port above 1023.',
    '当前用户无权打开{where}：选择大于1023的端口。',
  ],
  [
    'The {where} cannot be opened: "{1}" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.',
    '无法打开{where}：“{1}”不是本机的地址。使用127.0.0.1；如果设备在网络上，使用0.0.0.0，或设备能访问到的本机地址。',
  ],
  [
    'The {where} cannot be opened: a port is a number from 0 to 65535.',
    '无法打开{where}：端口应为0～65535之间的数字。',
  ],
  ['The {where} cannot be opened: {1}.', '无法打开{where}：{1}。'],
];
