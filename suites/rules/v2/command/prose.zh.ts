import { requestsInChinese } from '../../prose-of-requests.zh.ts';
import type { TranslatedRules } from '../../translated-rules.ts';

export const commandProse: TranslatedRules = {
  'V2-CMD-01': {
    why: [
      "The application's call waits for the answer, 20 s at most. Without one it ends with an error (IOTDA.014111), and nobody knows whether the command was carried out.",
      '应用的调用最多等待20 s。没有响应，就以错误（IOTDA.014111）结束，没有人知道命令是否已经执行。',
    ],
    look: [
      'A branch that returns without answering (an unknown command, a busy device, an exception), an answer on a topic of its own making, a `request_id` that is looked for in the message: it stands in the topic and nowhere else.',
      '没有响应就返回的分支（未知的命令、设备忙、异常），在自己拼出的Topic上响应，在消息中寻找`request_id`：它只在Topic中。',
    ],
  },
  'V2-CMD-02': {
    why: [
      'The second answer matches nothing and is dropped. It costs traffic, and shows that two parts of the program think that they are in charge.',
      '第二个响应不匹配任何请求，会被丢弃。它浪费流量，也说明程序的两个部分都以为该由自己响应。',
    ],
    look: [
      'An SDK that answers by itself beside a program that answers, too; an answer on receipt **and** on completion; a handler registered again after each reconnect.',
      'SDK自动响应，程序又响应一次；收到时**和**完成时各响应一次；每次重连之后又注册一次处理函数。',
    ],
  },
  'V2-CMD-03': {
    why: [
      'The platform matches answers by the `request_id` in the topic. One that it did not send, or that has its answer, is dropped.',
      '平台按Topic中的`request_id`匹配响应。平台没有发送过的，或已经得到响应的，都会被丢弃。',
    ],
    look: [
      'A `request_id` of an earlier command left in a variable, one that was cut or changed on its way, answers stored off line and sent hours later.',
      '变量中留着之前命令的`request_id`，途中被截断或改变的`request_id`，离线时保存、几小时后才发送的响应。',
    ],
  },
  'V2-CMD-04': {
    why: [
      'The documented type is an integer. Digits in a string are taken by the mock; a stricter reader takes them for no code at all.',
      '文档规定的类型是整数。模拟平台接受字符串形式的数字，更严格的平台会认为没有返回码。',
    ],
    look: [
      'A code written with string functions: `"result_code":"0"`.',
      '用字符串函数写出的返回码：`"result_code":"0"`。',
    ],
  },
  'V2-CMD-05': {
    why: [
      'Only `result_code` says whether the command succeeded. The platform knows 0 as success and any other integer as failure; of a word or a boolean it can make nothing.',
      '只有`result_code`说明命令是否成功。平台把0视为成功，其他整数视为失败；文字或布尔值没有意义。',
    ],
    look: [
      '`"OK"`, `true` or an error text in place of the number. What the words say belongs into `paras`.',
      '用`"OK"`、`true`或错误文本代替数字。文字应当写在`paras`中。',
    ],
  },
  'V2-CMD-06': {
    ...requestsInChinese['CMD-06'],
    look: [
      'A free text where the model says int, names of the parameters instead of those of the response, a nested object: `paras` of an answer has one level.',
      '模型规定int却发送自由文本，用命令参数的名称代替响应参数的名称，嵌套的对象：响应的`paras`只有一层。',
    ],
  },
  'V2-CMD-07': {
    why: [
      "The application's call has ended by then, with an error. An answer that comes later is dropped, while the lamp is on.",
      '应用的调用到那时已经以错误结束。之后的响应会被丢弃，而灯其实已经亮了。',
    ],
    look: [
      'A socket that is read only when a report is due, a slow action carried out before answering, a modem that wakes every minute. If the action takes longer, answer at once and report the result.',
      '只在要上报时才读取套接字，响应之前先执行很慢的动作，每分钟才唤醒一次的模组。如果动作需要更长时间，请立即响应，再上报结果。',
    ],
  },
  'V2-CMD-08': {
    why: [
      'With silence, the call waits for its whole time. With "success", the application believes that something was done. After an update of the model, one of the two happens on every device with old firmware.',
      '没有响应，调用要等满全部时间。回答“成功”，应用会以为已经执行。产品模型更新之后，每个使用旧固件的设备都会出现其中一种情况。',
    ],
    look: [
      'A `default` branch that answers 0 or nothing. Several SDKs are silent for a service that is not registered with them: register one that refuses.',
      '`default`分支返回0或什么也不返回。有几个SDK对没有注册的服务不响应：请注册一个会拒绝的处理函数。',
    ],
  },
  'V2-CMD-09': {
    ...requestsInChinese['CMD-09'],
    look: [
      'Parameters used without a check of type and bounds, `atoi` on every text, a missing parameter read as 0. The platform passes on what the application sends.',
      '使用参数时不检查类型和范围，对任何文本都用`atoi`，缺少的参数当作0。应用发送什么，平台就转发什么。',
    ],
  },
  'V2-CMD-10': {
    why: [
      'The platform was seen to send `paras` first and `command_name` last; documents show another order. The order of members, white space and escapes may change any day.',
      '实际观察到，平台先发送`paras`，最后发送`command_name`，而文档中是另一种顺序。字段顺序、空白和转义随时可能改变。',
    ],
    look: [
      '`strstr`, `sscanf`, a fixed offset; a parser that reads `paras` only behind `command_name`; one without `\\u` escapes; a crash at `"paras":{}` or at a member that is new.',
      '`strstr`、`sscanf`、固定偏移；只在`command_name`之后读取`paras`的解析器；不支持`\\u`转义的解析器；遇到`"paras":{}`或新增字段时崩溃。',
    ],
  },
  'V2-CMD-11': {
    ...requestsInChinese['CMD-11'],
  },
  'V2-CMD-12': {
    why: [
      'Several applications send commands to one device, and property sets and gets come between them. If two requests share a variable, one of them is answered in place of the other, and one never.',
      '几个应用向同一个设备下发命令，中间还有属性设置和属性查询。如果两个请求共用一个变量，其中一个会被当作另一个来响应，还有一个永远得不到响应。',
    ],
    look: [
      'A global `request_id`, one receive buffer that the next message overwrites, a table with room for fewer requests, "busy" as a reason to drop a command. An answer that the MQTT library refuses because its queue is full (libpaho: -12), which only a log tells. Workers that each wait for a PUBACK, while the reader waits for a worker. A device that takes fewer at a time declares `commandsInFlight`.',
      '全局的`request_id`；接收缓冲区被下一条消息覆盖；表中容纳的请求太少；因为“忙”而丢弃命令。MQTT库因队列已满而拒绝响应（libpaho：-12），只有日志中能看到。几个工作线程各自等待PUBACK，而读取线程又在等待工作线程。一次只能处理较少请求的设备，请声明`commandsInFlight`。',
    ],
  },
  'V2-CMD-13': {
    why: [
      'Request ids are random, so two in flight rarely share their first eight characters, and rarely is often enough: then one command is answered twice and the other never.',
      '请求ID是随机的，两个在途的ID很少有相同的前八个字符，但“很少”已经足够：这时一条命令得到两次响应，另一条永远得不到。',
    ],
    look: [
      'A table that is keyed by a part of the `request_id`, by a checksum of it, or by a number made of its digits.',
      '以`request_id`的一部分、它的校验和或由其中数字组成的数作为表的键。',
    ],
  },
  'V2-CMD-14': {
    why: [
      'An application may well send the same command twice: "one step to the left". Each of them has its own `request_id`, and each waits for its answer.',
      '应用完全可能两次下发同样的命令：“向左一步”。每一条都有自己的`request_id`，各自等待响应。',
    ],
    look: [
      'A filter against duplicates that compares the content. A repetition has the same `request_id`, and DUP set.',
      '按内容去重的过滤器。重发的命令`request_id`相同，并且带有DUP。',
    ],
  },
  'V2-CMD-15': {
    ...requestsInChinese['CMD-15'],
    why: [
      'A device that subscribes to nothing gets its commands at QoS 0, one that subscribes at QoS 1 may get them at either. A device that waits for one of them misses the others.',
      '没有订阅的设备以QoS 0收到命令，以QoS 1订阅的设备可能收到任意一种。只等待其中一种的设备，会错过另一种。',
    ],
  },
  'V2-CMD-16': {
    ...requestsInChinese['CMD-16'],
    look: [
      'A receive buffer of 256 or 512 bytes that has to hold topic **and** payload: with a device id of 40 characters the topic alone takes more than 100. Make it larger, or declare the true size in `maxCommandBytes`.',
      '256或512字节的接收缓冲区，要同时容纳Topic**和**载荷：设备ID有40个字符时，仅Topic就超过100字节。请加大，或在`maxCommandBytes`中声明真实的大小。',
    ],
  },
  'V2-CMD-17': {
    ...requestsInChinese['CMD-17'],
    look: [
      'No memory of what was carried out. Remember the `request_id` of the last commands for as long as the platform waits for an answer. The packet identifier does not help: after the PUBACK it may stand for a new packet (MQTT 3.1.1, 4.3.2).',
      '没有记住执行过什么。请在平台等待响应的时间内，记住最近命令的`request_id`。报文标识符没有用：PUBACK之后，它可能表示新的报文（MQTT 3.1.1，4.3.2）。',
    ],
  },
  'V2-CMD-18': {
    ...requestsInChinese['CMD-18'],
  },
  'V2-CMD-19': {
    why: [
      'Messages and events want no answer on these topics. One that comes matches no command, or a waiting one by accident.',
      '消息和事件不需要在这些Topic上响应。发来的响应不匹配任何命令，或者碰巧匹配了正在等待的命令。',
    ],
    look: [
      'One handler for everything that arrives, which takes what it does not know for a command; an answer to the latest `request_id` whatever came.',
      '一个处理函数处理所有到达的内容，把不认识的都当作命令；无论收到什么，都用最近的`request_id`响应。',
    ],
  },
  'V2-CMD-20': {
    ...requestsInChinese['CMD-20'],
    look: [
      '`result_code` initialised to 0 and never changed, missing members read as empty ones, an answer that is sent before the message is parsed, ill-formed UTF-8 that a decoder quietly replaces.',
      '`result_code`初始化为0，之后从未改变；把缺少的字段当作空值；在解析之前就发送了响应；解码器悄悄替换错误的UTF-8。',
    ],
  },
  'V2-CMD-21': {
    why: [
      'The topic tells that the command is answered, so the platform takes it. What the application gets of it is nothing that it can read.',
      'Topic说明命令已得到响应，所以平台接受它。但应用得到的内容无法读取。',
    ],
    look: [
      'An empty payload as an acknowledgement, a text without quotes, the answer wrapped in an array, the end of the text left out.',
      '用空载荷作为确认，没有引号的文本，把响应放在数组中，文本缺少结尾。',
    ],
  },
  'V2-CMD-22': {
    why: [
      '`response_name` tells the application which of the responses of the model it got. With a name that there is not, it reads the result by a wrong model, or not at all.',
      '`response_name`告诉应用得到的是模型中的哪个响应。名称不存在时，应用会按错误的模型读取结果，或根本不读取。',
    ],
    look: [
      'A constant of a sample that was kept (`cmdResponses`), the name of the command in place of that of the response, the name of the command before. Without the member there is nothing to get wrong.',
      '保留了示例中的常量（`cmdResponses`），用命令的名称代替响应的名称，用了上一条命令的名称。不写这个字段，就不会出错。',
    ],
  },
};
