import type { TranslatedRules } from '../translated-rules.ts';

export const wireConnectProse: TranslatedRules = {
  'MQTT-3.1.0-1': {
    why: [
      'Before CONNECT the server does not know the client. The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '在CONNECT之前，服务器不知道客户端是谁。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      'A ping timer or a queued PUBLISH that is not stopped while the connection is set up; bytes of an AT command or a proxy on the same stream.',
      '建立连接时没有停止的心跳定时器或排队的PUBLISH；同一字节流上的AT命令或代理的字节。',
    ],
  },
  'MQTT-3.1.0-2': {
    why: [
      'A second CONNECT on one connection is a protocol error: the server closes, and what was in flight is lost.',
      '在一个连接上再次发送CONNECT是协议错误：服务器会关闭连接，在途的内容丢失。',
    ],
    look: [
      'A retry of CONNECT because CONNACK was slow, or a reconnect that forgets to close the old socket first.',
      '因为CONNACK较慢而重发CONNECT；重连时忘记先关闭旧的套接字。',
    ],
  },
  'MQTT-3.1.2-1': {
    why: [
      'The name is how a server recognises MQTT. The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '服务器靠协议名识别MQTT。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      '`mqtt` in lower case, `MQIsdp` with level 4, or `MQTT` with level 3: name and level go together.',
      '小写的`mqtt`，`MQIsdp`配级别4，或`MQTT`配级别3：名称和级别必须对应。',
    ],
  },
  'MQTT-3.1.2-3': {
    why: [
      'Bit 0 of the connect flags is reserved, and servers must disconnect a client that sets it.',
      '连接标志的第0位是保留的，服务器必须断开设置了它的客户端。',
    ],
    look: [
      'Connect flags put together with the wrong constants, such as 0xc3 for 0xc2.',
      '用错误的常量拼出连接标志，例如该用0xc2却用了0xc3。',
    ],
  },
  'MQTT-3.1.2-9': {
    why: [
      'The flag announces two fields: without them the user name is read as a will topic. The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '这个标志预告了两个字段：缺少它们，用户名会被当作遗嘱Topic读取。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      'The flag set by a default while topic and message stay empty pointers.',
      '标志由默认值设置，而Topic和消息仍是空指针。',
    ],
  },
  'MQTT-3.1.2-11': {
    why: [
      'Fields that no flag announces are read as something else. A server that is strict closes the connection; one that is not reads the fields in another place than you wrote them, and takes a part of one for another.',
      '没有标志预告的字段，会被当作其他内容读取。严格的服务器会关闭连接；不严格的服务器会在错误的位置读取字段，把一个字段的一部分当作另一个。',
    ],
    look: [
      'A will written into the payload by a wrapper, with the flag forgotten.',
      '封装在载荷中写了遗嘱，却忘记设置标志。',
    ],
  },
  'MQTT-3.1.2-13': {
    why: [
      'Bits of a will that does not exist make the packet malformed: a strict server closes the connection.',
      '没有遗嘱却设置了它的位，报文就是格式错误的：严格的服务器会关闭连接。',
    ],
    look: [
      'A will QoS left in the flags when the will was taken out. All of 0x3c has to be 0.',
      '去掉遗嘱时，标志中留下了遗嘱QoS。0x3c的所有位都应为0。',
    ],
  },
  'MQTT-3.1.2-14': {
    why: [
      'Both QoS bits set is 3, which does not exist: the packet is malformed and the connection is closed.',
      '两个QoS位都置位就是3，而3不存在：报文格式错误，连接会被关闭。',
    ],
    look: [
      'A QoS shifted by the wrong number of bits, or two settings combined with OR.',
      'QoS移位的位数错误，或两个设置用OR合在一起。',
    ],
  },
  'MQTT-3.1.2-15': {
    why: [
      'Bits of a will that does not exist make the packet malformed: a strict server closes the connection.',
      '没有遗嘱却设置了它的位，报文就是格式错误的：严格的服务器会关闭连接。',
    ],
    look: [
      'Will retain left in the flags when the will was taken out. All of 0x3c has to be 0.',
      '去掉遗嘱时，标志中留下了遗嘱保留标志。0x3c的所有位都应为0。',
    ],
  },
  'MQTT-3.1.2-18': {
    why: [
      'Without the flag the user name is bytes that belong to nothing. A server that is strict closes the connection; one that is not reads the fields in another place than you wrote them, and takes a part of one for another.',
      '没有标志，用户名就是不属于任何字段的字节。严格的服务器会关闭连接；不严格的服务器会在错误的位置读取字段，把一个字段的一部分当作另一个。',
    ],
    look: [
      'Flags computed before the fields are known, or 0x40 and 0x80 exchanged.',
      '在知道有哪些字段之前就计算了标志，或弄反了0x40和0x80。',
    ],
  },
  'MQTT-3.1.2-19': {
    why: [
      'The flag announces a user name: without it the password is read in its place. The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '这个标志预告了用户名：缺少它，密码会被当作用户名读取。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      'An empty configuration value that is left out of the payload while the flag stays. An empty user name is written as 00 00.',
      '配置值为空，没有写进载荷，标志却保留着。空的用户名应当写成00 00。',
    ],
  },
  'MQTT-3.1.2-20': {
    why: [
      'Without the flag the password is bytes that belong to nothing. A server that is strict closes the connection; one that is not reads the fields in another place than you wrote them, and takes a part of one for another.',
      '没有标志，密码就是不属于任何字段的字节。严格的服务器会关闭连接；不严格的服务器会在错误的位置读取字段，把一个字段的一部分当作另一个。',
    ],
    look: ['Flag 0x40 forgotten when the password was added.', '增加密码时忘记了标志0x40。'],
  },
  'MQTT-3.1.2-21': {
    why: [
      'The flag announces a password, and the packet ends before it. The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '这个标志预告了密码，报文却在密码之前结束。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      'A password that could not be computed (no clock yet) and is left out while the flag stays.',
      '密码算不出来（还没有校时）而没有写入，标志却保留着。',
    ],
  },
  'MQTT-3.1.2-22': {
    why: [
      'MQTT 3.1.1 does not allow a password without a user name: the packet is malformed and the connection is closed.',
      'MQTT 3.1.1不允许没有用户名的密码：报文格式错误，连接会被关闭。',
    ],
    look: [
      'User name and password handled separately, with an empty user name left out.',
      '用户名和密码分开处理，空的用户名没有写入。',
    ],
  },
  'MQTT-3.1.3-1': {
    why: [
      'The payload is read by position: client identifier, will topic, will message, user name, password. A server that is strict closes the connection; one that is not reads the fields in another place than you wrote them, and takes a part of one for another.',
      '载荷按位置读取：客户端ID、遗嘱Topic、遗嘱消息、用户名、密码。严格的服务器会关闭连接；不严格的服务器会在错误的位置读取字段，把一个字段的一部分当作另一个。',
    ],
    look: [
      'Fields in another order, a string terminator that is sent along, a remaining length that counts the buffer instead of what was written.',
      '字段的顺序不同，字符串的结束符也一起发送，剩余长度算的是缓冲区而不是实际写入的长度。',
    ],
  },
  'MQTT-3.1.3-3': {
    why: [
      'Every CONNECT has a client identifier, which may be empty (00 00). The server closes the connection without a word, as the standard demands, so the device never gets in and no return code tells why.',
      '每个CONNECT都有客户端ID，可以为空（00 00）。按标准的要求，服务器不作任何响应就关闭连接，所以设备始终无法接入，也没有返回码说明原因。',
    ],
    look: [
      'An empty configuration value that leaves out the field with its two bytes of length.',
      '配置值为空，于是连同两个字节的长度一起省略了字段。',
    ],
  },
  'MQTT-3.1.3-7': {
    why: [
      'A session is kept under the client identifier. Without one the server cannot keep a session, so clean session 0 makes no sense: the server answers with code 2 and closes.',
      '会话保存在客户端ID之下。没有客户端ID，服务器无法保存会话，清理会话为0就没有意义：服务器以返回码2响应并关闭连接。',
    ],
    look: [
      'An identifier that was not configured. The platform always needs one: V1-CONN-01, V2-CONN-01.',
      '没有配置客户端ID。平台总是需要它：V1-CONN-01，V2-CONN-01。',
    ],
  },
  'MQTT-4.7.1-1': {
    why: [
      'A will is published, and wildcards are for subscribing: a message cannot go "to all". The server closes the connection.',
      '遗嘱是要发布的，而通配符用于订阅：消息不能发给“全部”。服务器会关闭连接。',
    ],
    look: ['The filter of a subscription taken as the topic of the will.', '用订阅的Topic过滤器作为遗嘱的Topic。'],
  },
};
