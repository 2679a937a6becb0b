import type { TranslatedRules } from '../../translated-rules.ts';

export const connectionProse: TranslatedRules = {
  'V1-CONN-01': {
    why: [
      'The platform learns from the client identifier who connects and how to check the password. The platform refuses an identifier of another form with CONNACK 2, even with the right password.',
      '平台从客户端ID得知谁在连接、怎样检查密码。其他形式的客户端ID会被CONNACK 2拒绝，即使密码正确。',
    ],
    look: [
      'Hyphens for underscores, a missing type, the bare deviceId, a library that invents an identifier when none is set, or a buffer that cuts it. Count from the right: timestamp, sign type, authentication type; the rest is the id, underscores included.',
      '把下划线写成连字符，缺少一个类型，只有deviceId，未设置时由库自动生成的客户端ID，截断客户端ID的缓冲区。请从右边数起：时间戳、密码签名类型、身份标识类型；其余都是ID，包括下划线。',
    ],
  },
  'V1-CONN-02': {
    why: [
      'The authentication type says what kind of id stands before it. With type 0 the platform searches a nodeId among the deviceIds, does not find it, and refuses the device.',
      '身份标识类型说明前面是哪一种ID。类型为0时，平台会在deviceId中查找，找不到nodeId就拒绝设备。',
    ],
    look: [
      'The id that the console shows as "device ID" goes with type 0, the one that you chose yourself (IMEI, MAC, serial number) with type 2. Type 1 is for a device that registers itself and has no secret yet.',
      '控制台显示的“设备ID”用类型0，自己选定的标识（IMEI、MAC、序列号）用类型2。类型1用于还没有密钥、要动态注册的设备。',
    ],
  },
  'V1-CONN-03': {
    why: [
      'User name and client identifier must name the same device, else the answer is CONNACK 4, the same as for a wrong password: people then look for the fault in the HMAC.',
      '用户名和客户端ID必须指同一个设备，否则返回CONNACK 4，与密码错误时一样：人们会到HMAC中去找错误。',
    ],
    look: [
      'The whole client identifier given as user name, white space or a line end from a configuration file, the nodeId beside a deviceId, another letter case.',
      '把整个客户端ID当作用户名，从配置文件带入的空格或换行符，用nodeId配合deviceId，大小写不同。',
    ],
  },
  'V1-CONN-04': {
    why: [
      'A wrong password gets CONNACK 4, without a reason. The report gives the reason: it tries the usual mistakes and names the one that produces your digits.',
      '密码错误时，平台返回CONNACK 4，不说明原因。报告会给出原因：它逐个尝试常见的错误，指出哪一个得出设备发送的值。',
    ],
    look: [
      'Key and message swapped (the **timestamp is the key**), another timestamp than in the client identifier, a secret decoded from hexadecimal or with a line end behind it, signed characters under `"%02x"`, one digit for a small byte, `strlen` of a digest that contains a zero byte.',
      'HMAC的密钥和消息弄反了（**时间戳才是密钥**），时间戳与客户端ID中的不同，把设备密钥按十六进制解码，密钥后面带有换行符，对`"%02x"`使用有符号字符，较小的字节只写一位，对含有零字节的摘要用了`strlen`。',
    ],
  },
  'V1-CONN-05': {
    why: [
      'The sign type tells the platform whether to compare the timestamp with its clock: 0 for no, 1 for yes. Another value is refused with CONNACK 2.',
      '密码签名类型告诉平台是否把时间戳与自己的时钟比较：0为否，1为是。其他值会被CONNACK 2拒绝。',
    ],
    look: [
      'Sign type and authentication type exchanged, or a newer SDK that asks for HMAC-SM3 (2 and above), which this interface does not have.',
      '密码签名类型与身份标识类型弄反了；较新的SDK要求HMAC-SM3（2及以上），而本接口没有。',
    ],
  },
  'V1-CONN-06': {
    why: [
      'With sign type 1 the platform compares the timestamp with its own hour before it looks at the password. A device that is off by a time zone works only for a developer in London in winter.',
      '密码签名类型为1时，平台先把时间戳与自己的小时比较，再查看密码。相差一个时区的设备，只有在冬天的伦敦才能连接。',
    ],
    look: [
      '`localtime` for `gmtime`; a month counted from 0; a clock that was not set since the last power loss; a timestamp computed once at start. If the device has no reliable clock, use sign type 0.',
      '该用`gmtime`却用了`localtime`；从0开始的月份；断电之后没有校准的时钟；只在启动时计算一次的时间戳。如果设备没有可靠的时钟，请使用密码签名类型0。',
    ],
  },
  'V1-CONN-07': {
    why: [
      'Sign type 0 lets any timestamp pass today. The same text under sign type 1, or on a platform that checks after all, is refused, and it misleads people who read it as an hour in logs.',
      '密码签名类型为0时，目前任何时间戳都能通过。同样的文本在密码签名类型为1时，或在确实检查的平台上，会被拒绝；在日志中把它当作小时的人也会被误导。',
    ],
    look: [
      '`tm_mon` without `+ 1`, `localtime`, seconds since 1970, a constant copied from an example, an hour that goes above 23.',
      '`tm_mon`没有`+ 1`，`localtime`，自1970年起的秒数，从示例中复制的常量，大于23的小时。',
    ],
  },
  'V1-CONN-08': {
    why: [
      'The interface is MQTT 3.1.1. A CONNECT of MQTT 5 is answered with CONNACK 1 and the connection is closed.',
      '本接口是MQTT 3.1.1。MQTT 5的CONNECT会得到CONNACK 1，连接随后关闭。',
    ],
    look: [
      'A library whose default is version 5, or a version number typed for the protocol level: the byte after `MQTT` has to be 4.',
      '默认使用版本5的库；在协议级别的位置写了版本号：`MQTT`后面的字节应为4。',
    ],
  },
  'V1-CONN-09': {
    why: [
      'The documents of the successor say that a will is not supported, and not whether it is ignored or refused. A program that relies on it waits for a message that never comes; the platform tells applications itself when a device goes off line.',
      '后一代接口的文档说不支持遗嘱，没有说是忽略还是拒绝。依赖遗嘱的程序会等待永远不来的消息；设备离线时，平台自己会通知应用。',
    ],
    look: [
      'A will left over from another broker, or one that a wrapper sets by default.',
      '从其他服务器沿用的遗嘱，或封装默认设置的遗嘱。',
    ],
  },
  'V1-CONN-10': {
    why: [
      'The successor refuses a keep-alive outside 30 to 1200 s with CONNACK 2, which reads like a wrong client identifier. Short ones cost battery and traffic; with 0 neither side notices a dead connection.',
      '后一代接口会以CONNACK 2拒绝超出30至1200 s的心跳时间，看起来就像客户端ID错误。太短则耗电、耗流量；为0时，双方都发现不了断开的连接。',
    ],
    look: [
      'Defaults of 10 or 15 s, a value meant as milliseconds, 0 for "off".',
      '默认的10或15 s，以毫秒为单位的值，用0表示“关闭”。',
    ],
  },
  'V1-CONN-11': {
    why: [
      'A session belongs to the client identifier, which contains the hour: after the next full hour it is another session. A device that relies on the old one loses its subscriptions without an error.',
      '会话属于客户端ID，而客户端ID中含有小时：过了整点就是另一个会话。依赖旧会话的设备会在没有错误提示的情况下丢失订阅。',
    ],
    look: [
      'Clean session switched off to "get missed commands". The platform keeps no commands for a device that is off line; subscribe after every CONNACK instead.',
      '为了“得到漏掉的命令”而关闭清理会话。平台不为离线的设备保存命令；请在每次CONNACK之后订阅。',
    ],
  },
  'V1-CONN-12': {
    why: [
      'A refused device that tries again at once never stops: one firmware library made about 440 attempts a second. It drains its battery and fills logs, and many such devices are an attack on the platform.',
      '被拒绝后立即重试的设备永远不会停止：有一个固件库每秒大约尝试440次。它耗尽电池、写满日志，许多这样的设备就等于对平台的攻击。',
    ],
    look: [
      'A reconnect loop whose wait applies to broken connections only, and not to a CONNACK with an error; a wait that is reset by the TCP connection instead of by an accepted CONNACK.',
      '重连循环只在连接断开时等待，收到错误的CONNACK时不等待；等待时间在TCP连接成功时就重置，而不是在CONNACK接受之后。',
    ],
  },
  'V1-CONN-13': {
    why: [
      'Code 3 says that the platform is not ready, not that the device is wrong. If a device gives up then, a person must go there after each maintenance.',
      '返回码3表示平台还没有就绪，而不是设备有错。此时放弃的设备，每次维护之后都需要有人到现场处理。',
    ],
    look: [
      'All refusals handled alike as fatal. Codes 2, 4 and 5 may need a person; code 3 needs patience.',
      '所有拒绝都当作致命错误处理。返回码2、4、5可能需要人来处理，返回码3需要耐心。',
    ],
  },
  'V1-CONN-14': {
    why: [
      'The platform keeps one connection for each device: the newer one ends the older one. A device with two of them disconnects itself again and again.',
      '平台为每个设备保持一个连接：新的连接会使旧的断开。有两个连接的设备会不断使自己断开。',
    ],
    look: [
      'A new client made on reconnect while the old one still retries; two tasks or two processes with one identity; a watchdog that starts the connection a second time.',
      '重连时创建了新的客户端，而旧的仍在重试；两个任务或两个进程使用同一身份；看门狗再次启动连接。',
    ],
  },
  'V1-CONN-15': {
    why: [
      'After a refusal there is no session: what is sent then is thrown away, and the server closes. A report "sent" this way is lost without an error.',
      '被拒绝之后没有会话：此后发送的内容会被丢弃，服务器会关闭连接。这样“发送”的上报会在没有错误提示的情况下丢失。',
    ],
    look: [
      'Packets sent right after CONNECT without waiting for CONNACK, or a return code that is not read.',
      '没有等待CONNACK就紧跟着CONNECT发送报文；没有读取返回码。',
    ],
  },
  'V1-CONN-16': {
    why: [
      'MQTT 3.1 has another protocol name, shorter identifiers and no failure code for subscriptions. Only the documents of the successor say that the platform still accepts it.',
      'MQTT 3.1的协议名不同，标识符更短，订阅失败没有返回码。只有后一代接口的文档说平台仍然接受它。',
    ],
    look: [
      'An old library, or one that falls back to 3.1 after any refusal. A fall-back after a failed attempt is not counted; a first attempt is.',
      '旧的库，或在任何拒绝之后退回3.1的库。失败之后才退回的不计入，第一次就使用的计入。',
    ],
  },
};
