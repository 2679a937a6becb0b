import type { TranslatedRules } from '../../translated-rules.ts';

export const reportProse: TranslatedRules = {
  'V2-PROP-01': {
    why: [
      'PUBACK comes for every payload. One that is not JSON is dropped behind it: the device sees success, and the shadow stays as it was.',
      '任何载荷都会得到PUBACK。不是JSON的载荷随后被丢弃：设备以为成功，设备影子却没有变化。',
    ],
    look: [
      'A buffer that is sent in full, zero bytes included, a text cut at 100 or 256 bytes by a format buffer, an AT command that adds a line end, `nan`.',
      '把整个缓冲区连同零字节一起发送，文本被100或256字节的格式化缓冲区截断，AT命令多加了换行符，`nan`。',
    ],
  },
  'V2-PROP-02': {
    why: [
      'An empty report says nothing. It usually means that a buffer was sent before it was filled, and the values that belonged into it are lost.',
      '空的上报没有任何内容。它通常表示缓冲区还没有填写就发送了，本应上报的值因此丢失。',
    ],
    look: [
      'A first publish "to test the connection", a JSON writer that ran out of memory and returned NULL.',
      '为了“测试连接”而先发布一次；JSON库因内存不足返回NULL。',
    ],
  },
  'V2-PROP-03': {
    why: [
      'The platform reads `services`, a list, and in each element `service_id` and `properties`. What has another form has no content for it.',
      '平台读取列表`services`，以及每个元素的`service_id`和`properties`。其他形式对平台来说没有内容。',
    ],
    look: [
      'Names in camelCase (`serviceId`), or of older samples (`data`, `serviceData`), values that stand beside `service_id` instead of in `properties`, one object in place of the list.',
      '驼峰式的名称（`serviceId`），旧示例的名称（`data`、`serviceData`），值与`service_id`并列而不在`properties`中，用一个对象代替列表。',
    ],
  },
  'V2-PROP-04': {
    why: [
      'A service that is not in the product model has nowhere to go: its values are dropped, and no application sees them.',
      '产品模型中没有的服务无处存放：它的值会被丢弃，应用看不到。',
    ],
    look: [
      'A service that was renamed in the console, another letter case, a product that the device was moved away from.',
      '在控制台中改了名称的服务，大小写不同，设备已经移到另一个产品。',
    ],
  },
  'V2-PROP-05': {
    why: [
      'The model says what each property is. A value of another type is dropped, or breaks the application that calculates with it.',
      '产品模型说明每个属性是什么。类型不同的值会被丢弃，或使用它计算的应用出错。',
    ],
    look: [
      'A number in quotes that is no number, `1` for a boolean, a text where the model has a `string list`, a property that only the firmware knows.',
      '引号中的数字其实不是数字，用`1`表示布尔值，模型规定`string list`却发送文本，只有固件知道的属性。',
    ],
  },
  'V2-PROP-06': {
    why: [
      'Scales, alarms and rules of the application are made by the bounds of the model. Values outside them trigger what nobody expects.',
      '应用的刻度、告警和规则都按模型的范围设定。超出范围的值会触发意想不到的结果。',
    ],
    look: [
      'An error value such as -1 or 65535 that is reported as a measurement, a new enum value in the firmware only, a fraction that is not a multiple of `step`.',
      '把-1、65535等错误值当作测量值上报，只在固件中新增的枚举值，不是`step`整数倍的小数。',
    ],
  },
  'V2-PROP-07': {
    why: [
      'A required property is what applications count on. As long as it was never reported, the shadow has a gap in its place.',
      '应用依赖必填的属性。从未上报过时，设备影子中就缺少它。',
    ],
    look: [
      'Reports of changes only: report everything once after each connect.',
      '只在变化时上报：每次连接之后，请全部上报一次。',
    ],
  },
  'V2-PROP-08': {
    why: [
      'A time in another form is passed over without a word, and the time of arrival stands for it. What was collected off line then seems to have happened at the reconnect.',
      '其他形式的时间会被悄悄忽略，以到达时间代替。离线时采集的数据，看起来就像重连时才发生。',
    ],
    look: [
      'ISO 8601 without milliseconds or with a space for the `T`, a number of milliseconds, an offset such as `+08:00`.',
      '没有毫秒的ISO 8601，用空格代替`T`，毫秒数，`+08:00`等时区偏移。',
    ],
  },
  'V2-PROP-09': {
    why: [
      '`Z` means UTC. Local time with a `Z` behind it is hours wrong: charts show values from the future, and the shadow takes old ones for newer.',
      '`Z`表示UTC。本地时间加上`Z`，会相差几个小时：图表中出现未来的值，设备影子把旧值当作新值。',
    ],
    look: [
      'A format function that writes local time and a `Z` in its pattern, the local time of a modem, a time that was taken once at start.',
      '格式化函数写出本地时间，模式中却带有`Z`；模组的本地时间；只在启动时取一次的时间。',
    ],
  },
  'V2-PROP-10': {
    why: [
      'The platform does not speak QoS 2. It closes the connection, and the message is lost with it.',
      '平台不支持QoS 2。它会关闭连接，消息也随之丢失。',
    ],
    look: [
      'The default of a wrapper, or QoS 2 in the hope of more safety. QoS 1 is the safest here.',
      '封装的默认值，或者以为QoS 2更可靠。在这里，QoS 1最可靠。',
    ],
  },
  'V2-PROP-11': {
    why: [
      'The platform retains nothing: the shadow is where it keeps the last values. It passes over the flag.',
      '平台不保存保留消息：最新的值保存在设备影子中。这个标志会被忽略。',
    ],
    look: [
      'A template of a home automation system, where states are retained.',
      '家庭自动化系统的模板，那里的状态都作为保留消息。',
    ],
  },
  'V2-PROP-12': {
    why: [
      'A report above 64 KB, or another message above 1 MB, is refused as a whole, also when it was compressed for the way.',
      '超过64 KB的上报，或超过1 MB的其他消息，会整个被拒绝，即使传输时压缩过。',
    ],
    look: [
      'A backlog that is sent as one report after a day without network; a log or a picture in a property.',
      '一天没有网络之后，把积压的数据放在一次上报中发送；在属性中放日志或图片。',
    ],
  },
  'V2-PROP-13': {
    why: [
      'A connection may send 50 messages a second. What is beyond that is delayed or dropped, just when a device has much to tell.',
      '一个连接每秒可以发送50条消息。超出的部分会延迟或被丢弃，而这往往正是设备有很多内容要上报的时候。',
    ],
    look: [
      'A buffer of thousands of reports that is flushed at once after a reconnect, a PUBLISH for each property.',
      '重连之后一次发出几千条缓存的上报，每个属性发送一次PUBLISH。',
    ],
  },
  'V2-PROP-14': {
    why: [
      'What arrives is not what was to be reported: digits, accents or a whole service are missing. In the field that is wrong data that looks right.',
      '到达的内容不是应当上报的内容：少了数字、变音符号，甚至整个服务。在现场，这就是看起来正确的错误数据。',
    ],
    look: [
      'A `float` in between, `%f`, integers above 2³¹, text cut by bytes, quotes that are not escaped, the compressed buffer of the report before.',
      '中间用了`float`，`%f`，大于2³¹的整数，按字节截断的文本，没有转义的引号，上一次上报留下的压缩缓冲区。',
    ],
  },
  'V2-PROP-15': {
    why: [
      'The device declares that it reports, and nothing comes on properties/report. Either it does not report, or it does so where the platform does not look.',
      '设备声明会上报，properties/report上却什么也没有。它要么没有上报，要么上报到了平台不读取的地方。',
    ],
    look: [
      "Reports on `messages/up`, on a topic of an older sample, or on a topic without its `$`. If the device reports only when told to, declare `reports: 'driven'`; if never, `'none'`.",
      "上报到`messages/up`、旧示例的Topic或少了`$`的Topic。如果设备只在收到要求时上报，请声明`reports: 'driven'`；如果从不上报，声明`'none'`。",
    ],
  },
  'V2-PROP-16': {
    why: [
      'A report belongs to the device in its topic. With the name of another one inside, nobody can say whose values they are; gateways have a topic of their own for that.',
      '上报属于Topic中的设备。如果其中写着另一个设备的名称，就无法知道这些值属于谁；网关为此有专门的Topic。',
    ],
    look: [
      'A body that was copied from an event or a message, where `object_device_id` has its place; a gateway that uses the plain report for its sub-devices.',
      '消息体从事件或消息复制而来，`object_device_id`在那里才有用；网关用普通上报为子设备上报。',
    ],
  },
};
