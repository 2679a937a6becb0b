import type { TranslatedRules } from '../translated-rules.ts';

export const wireConnectSentences: TranslatedRules = {
  'MQTT-3.1.0-1': {
    sentence: ['sends CONNECT as the first packet on a connection', '在连接上首先发送CONNECT'],
  },
  'MQTT-3.1.0-2': {
    sentence: ['sends CONNECT only once on a connection', '在一个连接上只发送一次CONNECT'],
  },
  'MQTT-3.1.2-1': {
    sentence: ['sends the protocol name `MQTT` (`MQIsdp` with level 3)', '发送协议名`MQTT`（级别为3时是`MQIsdp`）'],
  },
  'MQTT-3.1.2-3': {
    sentence: ['leaves the reserved connect flag 0', '使保留的连接标志保持为0'],
  },
  'MQTT-3.1.2-9': {
    sentence: [
      'sends a will topic and a will message if it sets the will flag',
      '设置了遗嘱标志时，发送遗嘱Topic和遗嘱消息',
    ],
    when: ['sends a will', '设置遗嘱'],
  },
  'MQTT-3.1.2-11': {
    sentence: [
      'sends no will topic and no will message if it leaves the will flag 0',
      '遗嘱标志为0时，不发送遗嘱Topic和遗嘱消息',
    ],
    when: ['connects without a will', '连接时不带遗嘱'],
  },
  'MQTT-3.1.2-13': {
    sentence: ['sets the will QoS to 0 if it leaves the will flag 0', '遗嘱标志为0时，把遗嘱QoS设为0'],
    when: ['connects without a will', '连接时不带遗嘱'],
  },
  'MQTT-3.1.2-14': {
    sentence: ['asks for will QoS 0, 1 or 2', '请求的遗嘱QoS为0、1或2'],
    when: ['sends a will', '设置遗嘱'],
  },
  'MQTT-3.1.2-15': {
    sentence: ['leaves will retain 0 if it leaves the will flag 0', '遗嘱标志为0时，使遗嘱保留标志保持为0'],
    when: ['connects without a will', '连接时不带遗嘱'],
  },
  'MQTT-3.1.2-18': {
    sentence: ['sends no user name if it leaves the user name flag 0', '用户名标志为0时，不发送用户名'],
    when: ['connects without a user name', '连接时不带用户名'],
  },
  'MQTT-3.1.2-19': {
    sentence: ['sends a user name if it sets the user name flag', '设置了用户名标志时，发送用户名'],
    when: ['connects with a user name', '连接时带有用户名'],
  },
  'MQTT-3.1.2-20': {
    sentence: ['sends no password if it leaves the password flag 0', '密码标志为0时，不发送密码'],
    when: ['connects without a password', '连接时不带密码'],
  },
  'MQTT-3.1.2-21': {
    sentence: ['sends a password if it sets the password flag', '设置了密码标志时，发送密码'],
    when: ['connects with a password', '连接时带有密码'],
  },
  'MQTT-3.1.2-22': {
    sentence: ['leaves the password flag 0 if it leaves the user name flag 0', '用户名标志为0时，使密码标志也保持为0'],
  },
  'MQTT-3.1.3-1': {
    sentence: [
      'sends in CONNECT exactly the fields that its flags announce, in the order of the standard',
      '在CONNECT中恰好发送标志预告的字段，并按标准规定的顺序',
    ],
  },
  'MQTT-3.1.3-3': {
    sentence: [
      "sends a client identifier as the first field of CONNECT's payload",
      '以客户端ID作为CONNECT载荷的第一个字段',
    ],
  },
  'MQTT-3.1.3-7': {
    sentence: ['asks for a clean session if its client identifier is empty', '客户端ID为空时，请求清理会话'],
    when: ['sends an empty client identifier', '发送空的客户端ID'],
  },
  'MQTT-4.7.1-1': {
    sentence: ['uses no wildcard in the topic of its will', '在遗嘱的Topic中不使用通配符'],
    when: ['sends a will', '设置遗嘱'],
  },
};
