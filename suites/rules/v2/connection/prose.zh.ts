import type { TranslatedRules } from '../../translated-rules.ts';

export const connectionProse: TranslatedRules = {
  'V2-CONN-01': {
    why: [
      'The client identifier names the device and says how its password was made. The platform reads it from the right and refuses another form with CONNACK 2, even with the right password.',
      '客户端ID说明是哪个设备，以及密码是怎样算出的。平台从右向左读取，其他形式一律以CONNACK 2拒绝，即使密码正确。',
    ],
    look: [
      'An identifier that a library invents when none is set, the bare device_id, one `0` instead of two, a minus for an underscore, a buffer of 64 characters. A device_id nearly always holds `_` itself: count from the right.',
      '未设置时由库自动生成的客户端ID，只有device_id，少写一个`0`，把下划线写成减号，缓冲区只有64个字符。device_id本身几乎总是含有`_`：请从右边数起。',
    ],
  },
  'V2-CONN-02': {
    why: [
      'The platform knows a device by its device_id only. A log-in by node_id (type 2), as older samples have it, is refused, and so is a bare node_id under type 0.',
      '平台只按device_id识别设备。像旧示例那样用node_id鉴权（类型2）会被拒绝，在类型0下只写node_id也会被拒绝。',
    ],
    look: [
      'Code from an older sample, the node_id from a label (IMEI, serial number) in place of the device_id that the console shows, which usually is `{product_id}_{node_id}`.',
      '来自旧示例的代码；把标签上的node_id（IMEI、序列号）当作控制台显示的device_id，后者通常是`{product_id}_{node_id}`。',
    ],
  },
  'V2-CONN-03': {
    why: [
      'The platform looks the secret up by the user name, and compares it with the client identifier. Where they differ the answer is CONNACK 4, as for a wrong password.',
      '平台按用户名查找密钥，并与客户端ID比较。两者不同时返回CONNACK 4，与密码错误时一样。',
    ],
    look: [
      'The whole client identifier as user name, the node_id beside the device_id, a line end or a space from a configuration file.',
      '把整个客户端ID当作用户名，用node_id代替device_id，从配置文件带入的换行符或空格。',
    ],
  },
  'V2-CONN-04': {
    why: [
      'A wrong password gets CONNACK 4 without a reason. The report tries the usual mistakes, and names the one that produces your digits.',
      '密码错误时，平台返回CONNACK 4，不说明原因。报告会逐个尝试常见的错误，指出哪一个得出设备发送的值。',
    ],
    look: [
      'The secret as key and the timestamp as message (it is the other way round), a timestamp taken twice with a full hour in between, so that client identifier and password differ, digits in capitals, `strlen` of a digest that holds a zero byte.',
      '把设备密钥当作HMAC的密钥、时间戳当作消息（应当相反）；两次取时间戳，中间正好跨过整点，使客户端ID与密码不一致；十六进制用了大写；对含有零字节的摘要用了`strlen`。',
    ],
  },
  'V2-CONN-05': {
    why: [
      'The sign type says whether the platform compares the timestamp with its clock: 0 for no, 1 for yes. Type 2 is for HMAC-SM3, which one SDK offers; this mock does not speak it, and other platforms refuse it with CONNACK 2.',
      '密码签名类型说明平台是否把时间戳与自己的时钟比较：0为否，1为是。类型2用于某个SDK提供的HMAC-SM3；本模拟平台不支持，其他平台以CONNACK 2拒绝。',
    ],
    look: [
      'A sign type of an SDK set to SM3, or the two types exchanged: identity type first, sign type second.',
      'SDK的密码签名类型设成了SM3，或者两个类型弄反了：身份标识类型在前，密码签名类型在后。',
    ],
  },
  'V2-CONN-06': {
    why: [
      'With sign type 1 the platform compares the timestamp with its own hour. A device whose clock or time zone is wrong is refused with CONNACK 4, although its secret is right.',
      '密码签名类型为1时，平台把时间戳与自己的小时比较。时钟或时区错误的设备，即使密钥正确，也会被CONNACK 4拒绝。',
    ],
    look: [
      '`localtime` for `gmtime`, a timestamp that is made once and sent again after hours, a clock in 1970 because the time was not fetched yet. Sign type 0 suits a device without a reliable clock.',
      '该用`gmtime`却用了`localtime`；时间戳只生成一次，几小时后仍然发送；还没有校时，时钟停在1970年。没有可靠时钟的设备适合使用密码签名类型0。',
    ],
  },
  'V2-CONN-07': {
    why: [
      'With sign type 0 any digits pass, and a wrong hour hides for years. The day on which the platform, or you, change to sign type 1, the whole fleet stays out.',
      '密码签名类型为0时，任何数字都能通过，错误的小时可能隐藏多年。一旦平台或设备改用密码签名类型1，所有设备都无法接入。',
    ],
    look: [
      'Local time, a month counted from 0 (`tm_mon`), a stamp copied from an example, hours above 23. Several SDKs do this: make the stamp yourself.',
      '本地时间，从0开始的月份（`tm_mon`），从示例中复制的时间戳，大于23的小时。有几个SDK就是这样：请自己生成时间戳。',
    ],
  },
  'V2-CONN-08': {
    why: [
      'The server answers a protocol level that it does not speak with CONNACK 1 and closes the connection. 3.1.1 is level 4. MQTT 5 is not judged here yet.',
      '服务器以CONNACK 1响应不支持的协议级别，并关闭连接。3.1.1的级别为4。MQTT 5目前还不在这里判定。',
    ],
    look: [
      'The protocol version where the level belongs, or a CONNECT put together by hand.',
      '在协议级别的位置写了协议版本，或者CONNECT是手工拼出来的。',
    ],
  },
  'V2-CONN-09': {
    why: [
      'The platform publishes no will: whoever waits for one waits for ever. Applications hear from the platform itself when a device goes off line.',
      '平台不发布遗嘱：等待遗嘱的一方会一直等下去。设备离线时，平台自己会通知应用。',
    ],
    look: [
      'A wrapper or a template of another platform that sets a "last will" on some status topic.',
      '其他平台的封装或模板，在某个状态Topic上设置了遗嘱。',
    ],
  },
  'V2-CONN-10': {
    why: [
      'The documents say that a keep-alive outside 30 to 1200 s is refused with CONNACK 2, like a wrong client identifier. With 0 a dead connection is never noticed, and a short one costs battery.',
      '文档说明，超出30至1200 s的心跳时间会被CONNACK 2拒绝，与客户端ID错误时一样。为0时，永远发现不了断开的连接；太短则耗电。',
    ],
    look: [
      'The default of 10 or 15 s of a small MQTT library, a value in milliseconds, 0 for "off".',
      '小型MQTT库默认的10或15 s，以毫秒为单位的值，用0表示“关闭”。',
    ],
  },
  'V2-CONN-11': {
    why: [
      'The platform keeps no session. Who asks for one gets none (session present is 0), and a device that relies on it loses what it believed to be stored.',
      '平台不保留会话。请求保留会话也得不到（session present为0），依赖它的设备会丢失自以为已保存的内容。',
    ],
    look: [
      'Clean session switched off "to miss no command". Messages that wait for a device come after every log-in, without a session.',
      '为了“不漏掉命令”而关闭清理会话。等待设备的消息在每次鉴权之后都会送达，不需要保留会话。',
    ],
  },
  'V2-CONN-12': {
    why: [
      'After codes 2, 4 and 5 the next attempt fails, too. Devices that try again every second for days fill the log and use up the rate of log-ins that a whole instance has.',
      '返回码为2、4、5时，下一次尝试也会失败。连续几天每秒重试的设备会写满日志，并耗尽整个实例的建链速率。',
    ],
    look: [
      'A constant wait of some seconds, a back-off that only begins after a lost connection. To give up after these codes is fine, too.',
      '固定等待几秒；只在连接断开之后才退避。收到这些返回码之后放弃，也是可以的。',
    ],
  },
  'V2-CONN-13': {
    why: [
      'Code 3 says "not now": the platform is being maintained. A device that gives up at that moment needs a visit.',
      '返回码3表示“现在不行”：平台正在维护。此时放弃的设备，需要有人到现场处理。',
    ],
    look: [
      'One branch for all refusals that ends the program, or a library that gives up for good after any CONNACK with an error.',
      '所有拒绝都走同一个分支并结束程序；库在收到任何错误的CONNACK之后彻底放弃。',
    ],
  },
  'V2-CONN-14': {
    why: [
      'A new log-in ends the older one. With two connections a device throws itself out again and again, and requests are lost between them.',
      '新的连接会使旧的连接断开。有两个连接的设备会不断把自己踢下线，其间的请求会丢失。',
    ],
    look: [
      'A second client beside the first when a reconnect takes long, a watchdog that starts the connection once more, a test program with the identity of the device.',
      '重连较慢时又创建了第二个客户端，看门狗再次启动连接，测试程序使用了设备的身份。',
    ],
  },
  'V2-CONN-15': {
    why: [
      'After a refusal there is no session. What is sent all the same is thrown away, and the device believes that it has reported.',
      '被拒绝之后没有会话。仍然发送的内容会被丢弃，设备却以为已经上报。',
    ],
    look: [
      'A first report that is sent right after CONNECT without a look at the CONNACK.',
      '紧跟着CONNECT就发送第一次上报，没有查看CONNACK。',
    ],
  },
  'V2-CONN-16': {
    why: [
      'MQTT 3.1 allows identifiers of 23 characters only, which no client identifier of this platform has, and its SUBACK cannot say that a subscription failed.',
      'MQTT 3.1只允许23个字符的客户端ID，而本平台的客户端ID都更长；它的SUBACK也无法表示订阅失败。',
    ],
    look: [
      'A protocol version of 3 in the options of an old library. One that tries 3.1 after a failed attempt with 3.1.1 is not counted.',
      '旧的库在选项中使用了协议版本3。先用3.1.1尝试、失败之后再试3.1的，不计入。',
    ],
  },
};
