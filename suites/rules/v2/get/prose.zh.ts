import type { TranslatedRules } from '../../translated-rules.ts';

export const getProse: TranslatedRules = {
  'V2-GET-01': {
    why: [
      'The application asks for the values as they are now, and waits for 20 s at most. Without an answer it gets an error, and knows only what was reported last.',
      '应用查询现在的值，最多等待20 s。没有响应，它只能得到错误，并且只知道上次上报的值。',
    ],
    look: [
      'A handler for commands only; the values reported in place of an answer; a get that is dropped while a command is carried out.',
      '只有命令的处理函数；用上报代替响应；正在执行命令时丢弃属性查询。',
    ],
  },
  'V2-GET-02': {
    why: [
      'The first answer ends the question. A second one matches nothing.',
      '第一个响应就结束了查询。第二个不匹配任何请求。',
    ],
    look: [
      'One answer for each service; an answer that is sent again when the value changes; an SDK and a program that both answer.',
      '每个服务一个响应；值变化时再次发送响应；SDK和程序都响应。',
    ],
  },
  'V2-GET-03': {
    why: [
      'Values that nobody asked for belong into a report. On the topic of answers they are dropped.',
      '没有人查询的值应当放在上报中。发到响应的Topic上会被丢弃。',
    ],
    look: [
      'A `request_id` that is kept and used for every change of the value; one of a command.',
      '保存一个`request_id`，每次值变化时都使用；使用了命令的`request_id`。',
    ],
  },
  'V2-GET-04': {
    why: [
      "The application's call has ended by then, and the answer is dropped.",
      '应用的调用到那时已经结束，响应会被丢弃。',
    ],
    look: [
      'A slow sensor that is read before the answer: answer with the latest value. A modem that wakes every minute.',
      '响应之前先读取很慢的传感器：请用最近的值响应。每分钟才唤醒一次的模组。',
    ],
  },
  'V2-GET-05': {
    why: [
      'Applications look for the values in `services`, as in a report. A single entry without the list, or values without `properties`, are found by none of them.',
      '与上报一样，应用在`services`中查找值。没有列表的单个元素，或没有`properties`的值，应用都找不到。',
    ],
    look: [
      'The list left out where there is one service only, as some SDKs do; `properties` left out as a level.',
      '只有一个服务时省略了列表，有些SDK就是这样；省略了`properties`这一层。',
    ],
  },
  'V2-GET-06': {
    why: [
      'Whoever asks for the state of the lamp and gets that of the battery draws wrong conclusions, or none.',
      '查询路灯的状态却得到电池的状态，应用会得出错误的结论，或什么也得不出。',
    ],
    look: [
      '`service_id` of the question not read; the first service, or that of the question before; a list that is not emptied between two answers.',
      '没有读取请求中的`service_id`；返回第一个服务或上一次查询的服务；两次响应之间没有清空列表。',
    ],
  },
  'V2-GET-07': {
    why: [
      'Without `service_id` the whole device is asked. What is missing in the answer seems not to be there.',
      '没有`service_id`，就是查询整个设备。响应中缺少的内容，看起来就像不存在。',
    ],
    look: [
      'A `service_id` that is taken for granted, and NULL where it is missing; one answer built for one service.',
      '想当然地认为有`service_id`，缺少时得到NULL；只为一个服务构造响应。',
    ],
  },
  'V2-GET-08': {
    why: [
      'Applications read the values by the types and bounds of the model. Others are lost, or break the program that reads them.',
      '应用按模型的类型和范围读取值。不符合的值会丢失，或使读取它的程序出错。',
    ],
    look: [
      'Values as texts, names of variables in place of those of the model, a sensor without a value that is sent as -1.',
      '以文本表示的值，用变量名代替模型中的名称，传感器没有值时发送-1。',
    ],
  },
  'V2-GET-09': {
    why: [
      'An application with a newer model asks for a service that an old device does not have. "No services" tells it so at once; silence costs it 20 s, and values of other services mislead it.',
      '使用新模型的应用，会查询旧设备没有的服务。“没有服务”立即说明这一点；不响应使它等待20 s；返回其他服务的值会误导它。',
    ],
    look: [
      'A `default` branch that answers with everything, an SDK that refuses to send an empty list, a handler that returns when it finds no service.',
      '`default`分支返回全部服务，SDK拒绝发送空列表，处理函数找不到服务就返回。',
    ],
  },
  'V2-GET-10': {
    why: [
      'The smallest question is `{}`: all services. Other members, another order and white space may come any day.',
      '最小的查询是`{}`：所有服务。其他字段、其他顺序和空白，随时可能出现。',
    ],
    look: [
      'A crash at a missing `service_id`, `strstr` or `sscanf`, a check that refuses members that are new.',
      '缺少`service_id`时崩溃，`strstr`或`sscanf`，拒绝新增字段的检查。',
    ],
  },
  'V2-GET-11': {
    why: ['A question that cannot be read has no answer. The next one has.', '无法读取的查询没有响应，下一个应当有。'],
    look: [
      'A NULL from the parser that is used, an empty payload that is taken for the end of something, an exception that ends the receiving thread.',
      '使用了解析器返回的NULL，把空载荷当作结束标志，异常结束了接收线程。',
    ],
  },
  'V2-GET-12': {
    why: [
      'Several applications ask at once, while commands come in between. If two questions share a variable, one of them is answered twice and the other never.',
      '几个应用同时查询，中间还有命令。如果两个查询共用一个变量，其中一个会得到两次响应，另一个永远得不到。',
    ],
    look: [
      'A global `request_id`, a question that is dropped while another one is answered. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
      '全局的`request_id`；正在响应一个查询时丢弃另一个。MQTT库因队列已满而拒绝响应（libpaho：-12），只有日志中能看到。几个工作线程各自等待PUBACK，而读取线程又在等待工作线程。一次只能处理较少请求的设备，请声明`commandsInFlight`。',
    ],
  },
  'V2-GET-13': {
    why: [
      'Two applications ask for two services at the same time. If each gets what the other asked for, both show wrong values, and no id tells them.',
      '两个应用同时查询两个服务。如果各自得到对方查询的内容，两边显示的值都是错的，而请求ID看不出来。',
    ],
    look: [
      'The service that was asked for kept in a variable outside of the handler; answers built by a worker that reads the latest question.',
      '被查询的服务保存在处理函数之外的变量中；工作线程构造响应时读取最新的查询。',
    ],
  },
  'V2-GET-14': {
    why: [
      'A device that subscribes to nothing is asked at QoS 0, one that subscribes at QoS 1 may be asked at either.',
      '没有订阅的设备以QoS 0收到属性查询，以QoS 1订阅的设备可能收到任意一种。',
    ],
    look: [
      'A hand-written reader that expects a packet identifier in every PUBLISH, or a filter on the QoS in the handler of `properties/get`.',
      '手写的读取代码认为每个PUBLISH都有报文标识符；`properties/get`的处理函数按QoS过滤。',
    ],
  },
  'V2-GET-15': {
    why: [
      'If a PUBACK is lost, the same question comes again, with DUP. Its second answer matches nothing.',
      'PUBACK丢失时，同一个查询会带着DUP再次到达。第二个响应不匹配任何请求。',
    ],
    look: ['No memory of the ids that were answered in the last 20 s.', '没有记住最近20 s内响应过的ID。'],
  },
};
