import type { TranslatedRules } from '../../translated-rules.ts';

export const registrationProse: TranslatedRules = {
  'V1-DYN-01': {
    why: [
      'The platform recognises a registration by type 1 and by the productId as user name. Anything else is a login of a device that it does not know: CONNACK 4 or 2.',
      '平台靠类型1和作为用户名的productId识别动态注册。其他形式都被当作未知设备的鉴权：CONNACK 4或2。',
    ],
    look: [
      "The nodeId or `{productId}_{nodeId}` as user name, the device's (empty) secret instead of the product's as message of the HMAC.",
      '用nodeId或`{productId}_{nodeId}`作为用户名，HMAC的消息用了设备（空的）密钥而不是产品密钥。',
    ],
  },
  'V1-DYN-02': {
    why: [
      'The platform sends the secret only on this topic. Without the subscription the device waits, and tries to register again and again.',
      '平台只在这个Topic上发送密钥。没有订阅，设备会一直等待，一次又一次尝试注册。',
    ],
    look: [
      '`SecretNotify` or `secretnotify`: the topic has one capital letter, in the middle. `products/` and `sn/` are also easily swapped.',
      '`SecretNotify`或`secretnotify`：这个Topic只有一个大写字母，在中间。`products/`和`sn/`也容易弄反。',
    ],
  },
  'V1-DYN-03': {
    why: [
      'Without the acknowledgement the platform does not know whether the device has its secret. A payload in it is not what it expects.',
      '没有确认，平台不知道设备是否已经得到密钥。载荷不为空，也不是平台期望的内容。',
    ],
    look: [
      'An acknowledgement as JSON, on `secretAck`, or sent before the secret is stored.',
      '用JSON确认，发到`secretAck`上，在保存密钥之前就确认。',
    ],
  },
  'V1-DYN-04': {
    why: [
      'Registration gives the device an identity. If it then logs in with something else, it is refused, and its registration is useless.',
      '动态注册给了设备身份。如果它随后用其他内容鉴权，会被拒绝，注册也就没有用处。',
    ],
    look: [
      'A secret cut by a buffer (room for 256 characters is needed), the nodeId kept as deviceId, type 1 used again, `deviceId` looked for where the message says `deviceid`.',
      '被缓冲区截断的密钥（需要能容纳256个字符），把nodeId当作deviceId保存，再次使用类型1，消息中是`deviceid`，却在查找`deviceId`。',
    ],
  },
  'V1-DYN-05': {
    why: [
      'At QoS 0 the most important message can be lost on the way, and the device has no identity until it tries again.',
      '在QoS 0下，最重要的消息可能在途中丢失，设备在再次尝试之前没有身份。',
    ],
    look: ["The default QoS 0 of a library's subscribe call.", '库的订阅函数默认使用QoS 0。'],
  },
  'V1-DYN-06': {
    why: [
      'Registering again at each reconnect doubles the logins, needs a product secret that never changes, and sends a secret over the network each time.',
      '每次重连都重新注册，会使鉴权次数加倍，要求产品密钥永不改变，还要每次在网络上发送密钥。',
    ],
    look: [
      'Identity and secret kept in memory only, or start-up code that never checks whether they are there. After a refusal of the stored ones, registering again is right.',
      '身份和密钥只在内存中，启动代码从不检查它们是否已经存在。保存的身份和密钥被拒绝之后，再次注册是对的。',
    ],
  },
};
