import type { TranslatedRules } from '../../translated-rules.ts';

export const reportProse: TranslatedRules = {
  'V1-REPORT-01': {
    why: [
      'The platform acknowledges a payload that is not JSON with PUBACK and drops it. The device sees success, the application sees nothing.',
      '对不是JSON的载荷，平台以PUBACK确认，然后丢弃。设备以为成功，应用什么也没有收到。',
    ],
    look: [
      '`sizeof` a buffer instead of `strlen` (zero bytes behind the text), a text cut by `snprintf`, two objects in one payload, a name in a local character set instead of UTF-8, `NaN`, a comma too many.',
      '用了缓冲区的`sizeof`而不是`strlen`（文本后面有零字节），被`snprintf`截断的文本，一个载荷中有两个对象，使用本地字符集而不是UTF-8的名称，`NaN`，多余的逗号。',
    ],
  },
  'V1-REPORT-02': {
    why: [
      '`msgType` says whether a message is a report or an answer. With another text, or another letter case, it is neither, and is dropped.',
      '`msgType`说明消息是上报还是响应。其他文本或不同的大小写，两者都不是，会被丢弃。',
    ],
    look: [
      '`deviceRsp` for a report, `DeviceReq`, the member left out, a message of another interface.',
      '上报用了`deviceRsp`，写成`DeviceReq`，漏掉这个字段，其他接口的消息。',
    ],
  },
  'V1-REPORT-03': {
    why: [
      'The platform looks for `data`, a list, and in each entry for `serviceId` and `serviceData`. A report of another form has no content for the platform.',
      '平台查找列表`data`，以及每个元素的`serviceId`和`serviceData`。其他形式的上报对平台来说没有内容。',
    ],
    look: [
      "An object instead of a list with one object, `data` for the inner `serviceData` (a mistake in older guides), `services` and `properties` (the next generation's names), a number for serviceId.",
      '用对象代替只有一个对象的列表，内层的`serviceData`写成了`data`（旧指南中的错误），`services`和`properties`（后一代接口的名称），serviceId写成数字。',
    ],
  },
  'V1-REPORT-04': {
    why: [
      'A service that the model lacks has no place to be stored in: its values never reach an application.',
      '模型中没有的服务无处存放：它的值永远不会到达应用。',
    ],
    look: [
      'The service **type** instead of its id where the model numbers them (`Lamp` for `Lamp01`), a renamed service, another letter case.',
      '模型给服务编号时，用了服务**类型**而不是服务ID（应为`Lamp01`，却用了`Lamp`），改了名称的服务，大小写不同。',
    ],
  },
  'V1-REPORT-05': {
    why: [
      "Properties are stored by the model's names and types. Others are dropped, or shown as text where an application expects a number.",
      '属性按模型的名称和类型存放。其他的会被丢弃，或在应用期望数字的地方显示为文本。',
    ],
    look: [
      'Another letter case or language in a name, `true` for an int (the model has no boolean), a number in quotes, a list where the model says jsonObject.',
      '名称的大小写或语言不同，int写成`true`（模型没有布尔类型），引号中的数字，模型规定jsonObject却发送列表。',
    ],
  },
  'V1-REPORT-06': {
    why: [
      "Applications scale and draw by the model's bounds. Whether the platform refuses a value outside them is not documented.",
      '应用按模型的范围确定刻度和画图。平台是否拒绝超出范围的值，文档没有说明。',
    ],
    look: [
      'An error value such as -127 or 65535 reported as a measurement, a percentage as fraction, rounding that misses the step, an enum value that was added to the firmware only.',
      '把-127、65535等错误值当作测量值上报，把百分比写成小数，取整之后不符合步长，只在固件中新增的枚举值。',
    ],
  },
  'V1-REPORT-07': {
    why: [
      'Applications rely on a property that the model marks as required. A dashboard without it stays empty, without an error.',
      '应用依赖模型中标为必填的属性。没有它，看板一直是空的，也没有错误提示。',
    ],
    look: [
      'Reports of changes only, in which a property that never changes never comes: send all of them once after each connect.',
      '只在变化时上报，从不变化的属性就永远不会上报：请在每次连接之后全部上报一次。',
    ],
  },
  'V1-REPORT-08': {
    why: [
      'A time in another form is ignored without an error: the platform takes the time of arrival, and all data that was collected off line gets the time of the reconnect.',
      '其他形式的时间会被忽略，没有错误提示：平台使用到达时间，离线时采集的所有数据都变成重连的时间。',
    ],
    look: [
      'ISO 8601 with hyphens and colons, a missing `T` or `Z`, milliseconds, a month without its zero.',
      '带有连字符和冒号的ISO 8601，缺少`T`或`Z`，毫秒，月份少了前面的零。',
    ],
  },
  'V1-REPORT-09': {
    why: [
      'The platform believes a local time with a `Z` at its end. Values are then in the future or hours late, and out of order with those of other devices.',
      '平台会把末尾带有`Z`的本地时间当真。这些值会在未来，或晚了几个小时，与其他设备的顺序也不一致。',
    ],
    look: [
      "`localtime` for `gmtime`, a modem's clock that gives local time, summer time added twice.",
      '该用`gmtime`却用了`localtime`，模组的时钟是本地时间，夏令时加了两次。',
    ],
  },
  'V1-REPORT-10': {
    why: [
      'The documents say that QoS 2 is not supported. If the platform accepts it, it doubles the packets, without any advantage.',
      '文档说不支持QoS 2。即使平台接受，报文也会加倍，没有任何好处。',
    ],
    look: [
      'QoS 2 "to be safe". QoS 1 is what assures delivery here.',
      '“为了保险”使用QoS 2。在这里，QoS 1就能保证送达。',
    ],
  },
  'V1-REPORT-11': {
    why: [
      'The documents say that retained messages are not supported, and a report has no later subscriber that could use one.',
      '文档说不支持保留消息，上报之后也没有后来的订阅者需要它。',
    ],
    look: [
      'A retain flag that a wrapper sets by default, or a first byte put together by hand.',
      '封装默认设置的保留标志，或手工拼出的首字节。',
    ],
  },
  'V1-REPORT-12': {
    why: [
      'A message above 1 MB is refused, and with it everything in it. On a slow link it also blocks answers to commands for minutes.',
      '超过1 MB的消息会被拒绝，其中的一切也随之丢失。在很慢的链路上，它还会使命令的响应阻塞几分钟。',
    ],
    look: [
      'A log, a picture or the backlog of a whole day in one report.',
      '在一次上报中发送日志、图片或一整天积压的数据。',
    ],
  },
  'V1-REPORT-13': {
    why: [
      'The successor limits a connection to 50 messages a second. Messages beyond the limit are delayed or dropped. This happens when a device sends its backlog at once after a reconnect.',
      '后一代接口限制一个连接每秒50条消息。超出的部分会延迟或被丢弃。设备在重连之后一次发出积压的数据时，就会这样。',
    ],
    look: [
      'One PUBLISH for each property, a buffer that is emptied in a tight loop. Several services go into one report.',
      '每个属性发送一次PUBLISH，在紧密的循环中清空缓冲区。几个服务可以放在一次上报中。',
    ],
  },
  'V1-REPORT-14': {
    why: [
      'The device sends something else than it should: a number loses digits, a text loses its accents, a service is missing. In the field that is wrong data that looks right.',
      '设备发送的不是应当发送的内容：数字少了几位，文本少了变音符号，缺少一个服务。在现场，这就是看起来正确的错误数据。',
    ],
    look: [
      '`float` for `double`, `%f` with six digits, integers above 2³¹, text cut by bytes in the middle of a character, quotes and control characters that are not escaped.',
      '用`float`代替`double`，只有六位的`%f`，大于2³¹的整数，在字符中间按字节截断的文本，没有转义的引号和控制字符。',
    ],
  },
  'V1-REPORT-15': {
    why: [
      'The device declares that it reports, and nothing comes: either it does not report, or its reports go to a place where the platform does not read them.',
      '设备声明会上报，却什么也没有：它要么没有上报，要么上报到了平台不读取的地方。',
    ],
    look: [
      "A report only on change, a first report hours after start, a topic or QoS error that a library swallows. If the device reports only when told to, declare `reports: 'driven'`; if never, `'none'`.",
      "只在变化时上报，启动几小时之后才第一次上报，库隐藏了Topic或QoS的错误。如果设备只在收到要求时上报，请声明`reports: 'driven'`；如果从不上报，声明`'none'`。",
    ],
  },
};
