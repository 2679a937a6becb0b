import type { TranslatedRules } from '../../translated-rules.ts';

export const connectionSentences: TranslatedRules = {
  'V1-CONN-01': {
    sentence: [
      'sends a client identifier {id}_{authenticationType}_{signType}_{timestamp} of at most 256 characters',
      '发送的客户端ID形如{id}_{authenticationType}_{signType}_{timestamp}，最多256个字符',
    ],
  },
  'V1-CONN-02': {
    sentence: [
      'uses authentication type 0 with its deviceId, 2 with its nodeId, or 1 to register itself',
      '用deviceId时身份标识类型为0，用nodeId时为2，动态注册时为1',
    ],
  },
  'V1-CONN-03': {
    sentence: [
      'sends a user name equal to the id part of its client identifier',
      '发送的用户名与客户端ID中的ID部分相同',
    ],
  },
  'V1-CONN-04': {
    sentence: [
      "sends as password the hex HMAC-SHA256 of the secret, with its client identifier's own timestamp as key",
      '发送的密码，是以该客户端ID自身的时间戳为密钥、对设备密钥计算的HMAC-SHA256的十六进制文本',
    ],
  },
  'V1-CONN-05': {
    sentence: ['uses sign type 0 or 1', '使用密码签名类型0或1'],
  },
  'V1-CONN-06': {
    sentence: [
      "with sign type 1 sends a timestamp within the platform's tolerance of the present UTC hour",
      '在密码签名类型为1时，发送的时间戳与当前UTC小时之差在平台允许的范围内',
    ],
    when: ['uses sign type 1', '使用密码签名类型1'],
  },
  'V1-CONN-07': {
    sentence: [
      'sends the present UTC hour as YYYYMMDDHH, also with sign type 0',
      '在密码签名类型为0时，也用YYYYMMDDHH发送当前的UTC小时',
    ],
  },
  'V1-CONN-08': {
    sentence: ['speaks MQTT 3.1.1, or 3.1', '使用MQTT 3.1.1或3.1'],
  },
  'V1-CONN-09': {
    sentence: ['sends no will', '不设置遗嘱'],
  },
  'V1-CONN-10': {
    sentence: ['asks for a keep-alive of 30 to 1200 s', '请求的心跳时间为30至1200 s'],
  },
  'V1-CONN-11': {
    sentence: [
      'asks for a clean session, as its client identifier changes with the hour',
      '请求清理会话，因为客户端ID每小时都会改变',
    ],
  },
  'V1-CONN-12': {
    sentence: [
      'after a refused CONNECT (codes 2, 4, 5) waits before it tries again, longer each time, at least a second',
      '在CONNECT被拒绝（返回码2、4、5）之后，等待一段时间再重试，一次比一次长，至少一秒',
    ],
  },
  'V1-CONN-13': {
    sentence: [
      'after "server unavailable" (code 3) tries again, and connects when the platform is back',
      '在收到“服务不可用”（返回码3）之后重试，并在平台恢复后连接成功',
    ],
  },
  'V1-CONN-14': {
    sentence: ['holds at most one connection at a time', '同一时间最多保持一个连接'],
  },
  'V1-CONN-15': {
    sentence: [
      'sends no PUBLISH, SUBSCRIBE or UNSUBSCRIBE after its CONNECT was refused',
      '在CONNECT被拒绝之后，不发送PUBLISH、SUBSCRIBE或UNSUBSCRIBE',
    ],
  },
  'V1-CONN-16': {
    sentence: ['speaks MQTT 3.1.1 rather than 3.1', '使用MQTT 3.1.1，而不是3.1'],
  },
};
