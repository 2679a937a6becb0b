import type { TranslatedRules } from '../../translated-rules.ts';

export const setProse: TranslatedRules = {
  'V2-SET-01': {
    why: [
      "The application's call waits for the answer, 20 s at most, and ends with an error without one. The wanted value then stays in the shadow, and nobody knows whether the device has it.",
      '应用的调用最多等待20 s，没有响应就以错误结束。期望的值留在设备影子中，没有人知道设备是否已经设置。',
    ],
    look: [
      'A handler for commands only; the new value reported in place of the answer; an answer on `commands/response`, or without the `request_id` of the topic.',
      '只有命令的处理函数；用上报新值代替响应；在`commands/response`上响应，或没有Topic中的`request_id`。',
    ],
  },
  'V2-SET-02': {
    why: [
      'A set has one answer, however many services it names. What comes after the first one matches nothing.',
      '一个属性设置只有一个响应，无论其中有多少个服务。第一个之后的响应不匹配任何请求。',
    ],
    look: [
      'An answer inside the loop over the services, or over the properties; an SDK that answers by itself beside a program that does, too.',
      '在遍历服务或属性的循环中响应；SDK自动响应，程序又响应一次。',
    ],
  },
  'V2-SET-03': {
    why: [
      'An answer under an id that is not waiting for it is dropped. Where it is the id of a command, that command still waits.',
      '`request_id`没有在等待时，响应会被丢弃。如果它是命令的ID，那条命令仍在等待。',
    ],
    look: [
      'One variable for the `request_id` of all that comes, ids that were cut, answers kept over a reconnect and sent hours later.',
      '所有请求共用一个变量保存`request_id`，被截断的ID，跨越重连、几小时后才发送的响应。',
    ],
  },
  'V2-SET-04': {
    why: [
      'Only `result_code` says whether the values were set. The platform knows 0 as success and any other integer as failure.',
      '只有`result_code`说明值是否已经设置。平台把0视为成功，其他整数视为失败。',
    ],
    look: [
      '`true`, `"success"` or an error text in place of the number. Words belong into `result_desc`.',
      '用`true`、`"success"`或错误文本代替数字。文字应当写在`result_desc`中。',
    ],
  },
  'V2-SET-05': {
    why: [
      'The platform takes the set as answered, whatever the answer is. The application gets of it only what can be read.',
      '无论响应是什么，平台都认为请求已得到响应。应用只能得到其中可以读取的部分。',
    ],
    look: [
      'Digits in a string, an empty payload as an acknowledgement, a text without quotes.',
      '写成字符串的数字，用空载荷作为确认，没有引号的文本。',
    ],
  },
  'V2-SET-06': {
    why: [
      "The application's call has ended by then. It tells its user that the device failed, while the device has the value.",
      '应用的调用到那时已经结束。它告诉用户设备失败，而设备其实已经设置。',
    ],
    look: [
      'Writing to flash before the answer, a socket that is read only when a report is due, a restart to take the value over.',
      '响应之前先写闪存；只在要上报时才读取套接字；重启之后值才生效。',
    ],
  },
  'V2-SET-07': {
    why: [
      'An application that sets what there is not should learn that. With success it waits for an effect that never comes; with silence it waits for its whole time.',
      '应用设置了不存在的内容，应当得知这一点。回答成功，它会等待永远不会出现的效果；没有响应，它要等满全部时间。',
    ],
    look: [
      'A loop that passes over services it does not know and leaves the code at 0, as several SDKs do.',
      '循环跳过不认识的服务，返回码仍为0，有几个SDK就是这样。',
    ],
  },
  'V2-SET-08': {
    why: [
      'After an update of the model, old firmware is told of properties that it does not have. If it says success, the new function seems to be there.',
      '产品模型更新之后，旧固件会收到自己没有的属性。如果回答成功，看起来就像已经具备新功能。',
    ],
    look: [
      'Members that are looked for by name, one after the other, so that others are never seen.',
      '逐个按名称查找字段，于是从来看不到其他字段。',
    ],
  },
  'V2-SET-09': {
    why: [
      'A value outside the model can do damage. One that is quietly limited, or a sensor that seems to have been set, gives the application a wrong picture.',
      '不符合模型的值可能造成损坏。悄悄改成范围内的值，或者传感器看起来被设置成功，都会使应用得到错误的状态。',
    ],
    look: [
      'Values stored as they come, a text where the model says int, a property without `W` in its access that can be overwritten.',
      '收到什么就保存什么；模型规定int却发来文本；access中没有`W`的属性也能被改写。',
    ],
  },
  'V2-SET-10': {
    why: [
      'The application was told that the value is set. If the device shows another one, the shadow and the device differ for ever, or until somebody goes there.',
      '应用得知值已经设置。如果设备显示另一个值，设备影子与设备会一直不一致，直到有人到现场处理。',
    ],
    look: [
      'Gets answered from a table of defaults; a copy that is refreshed one step late; a value kept in memory only, and lost with the connection; a set of one property that resets the others.',
      '用默认值表响应属性查询；副本总是晚一步更新；值只在内存中，断开连接就丢失；设置一个属性却重置了其他属性。',
    ],
  },
  'V2-SET-11': {
    why: [
      'One set may name several services and several properties. A device that carries out the first of them says success for all.',
      '一个属性设置可以包含几个服务和几个属性。只执行第一个的设备，却对全部回答成功。',
    ],
    look: [
      '`services[0]`, the first member of `properties`, a `break` or `return` inside the loop.',
      '`services[0]`，`properties`的第一个字段，循环中的`break`或`return`。',
    ],
  },
  'V2-SET-13': {
    why: [
      "The order of members, white space and escapes are the sender's choice, and change with a release of the platform.",
      '字段顺序、空白和转义由发送方决定，会随平台的版本改变。',
    ],
    look: [
      '`strstr`, `sscanf`, a fixed offset; a check that refuses members that are new; a parser without `\\u` escapes.',
      '`strstr`、`sscanf`、固定偏移；拒绝新增字段的检查；不支持`\\u`转义的解析器。',
    ],
  },
  'V2-SET-14': {
    why: [
      'One day the device will get nonsense. If it then crashes, or never reads a set again, a person must go there.',
      '总有一天，设备会收到无意义的内容。如果它因此崩溃，或不再读取属性设置，就需要有人到现场处理。',
    ],
    look: [
      'A list that is taken for granted: `services` missing, an object, a text; a NULL that is used; a state "busy" that is never left.',
      '想当然地认为有列表：`services`缺失、是对象或是文本；使用了NULL；永远不退出的“忙”状态。',
    ],
  },
  'V2-SET-15': {
    why: [
      'What could not be read was not set. Success for it leaves the application with a wrong picture of the device.',
      '无法读取的内容没有被设置。回答成功，会使应用得到错误的设备状态。',
    ],
    look: [
      '`result_code` initialised to 0 and never changed; a missing `services` read as an empty list; an answer that is sent before the message is parsed.',
      '`result_code`初始化为0，之后从未改变；缺少`services`被当作空列表；在解析之前就发送了响应。',
    ],
  },
  'V2-SET-16': {
    why: [
      'Sets, gets and commands come at the same time, from several applications. If two of them share a variable, one is answered in place of the other.',
      '属性设置、属性查询和命令会同时从几个应用发来。如果两个请求共用一个变量，其中一个就会被当作另一个来响应。',
    ],
    look: [
      'One `request_id` for all families, one receive buffer that the next message overwrites, "busy" as a reason to drop a request. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
      '三类请求共用一个`request_id`；接收缓冲区被下一条消息覆盖；因为“忙”而丢弃请求。MQTT库因队列已满而拒绝响应（libpaho：-12），只有日志中能看到。几个工作线程各自等待PUBACK，而读取线程又在等待工作线程。一次只能处理较少请求的设备，请声明`commandsInFlight`。',
    ],
  },
  'V2-SET-17': {
    why: [
      'A device that subscribes to nothing gets its sets at QoS 0, one that subscribes at QoS 1 may get them at either.',
      '没有订阅的设备以QoS 0收到属性设置，以QoS 1订阅的设备可能收到任意一种。',
    ],
    look: [
      'A hand-written reader that expects a packet identifier in every PUBLISH, or a filter on the QoS in the handler of `properties/set`.',
      '手写的读取代码认为每个PUBLISH都有报文标识符；`properties/set`的处理函数按QoS过滤。',
    ],
  },
  'V2-SET-18': {
    why: [
      'A set of many properties is long. One that does not fit the buffer is lost, or is cut and misread.',
      '含有许多属性的属性设置很长。放不进缓冲区的请求会丢失，或被截断、误读。',
    ],
    look: [
      'A receive buffer of 256 or 512 bytes for topic **and** payload. Make it larger, or declare the true size in `maxCommandBytes`.',
      '256或512字节的接收缓冲区，要同时容纳Topic**和**载荷。请加大，或在`maxCommandBytes`中声明真实的大小。',
    ],
  },
  'V2-SET-19': {
    why: [
      'If a PUBACK is lost, the same set comes again, with DUP. To set a value twice does no harm; to answer twice costs traffic and matches nothing.',
      'PUBACK丢失时，同一个属性设置会带着DUP再次到达。重复设置没有坏处，重复响应则浪费流量，而且不匹配任何请求。',
    ],
    look: [
      'No memory of the latest `request_id`s. Keep them for the 20 s that the platform waits.',
      '没有记住最近的`request_id`。请在平台等待的20 s内保留它们。',
    ],
  },
};
