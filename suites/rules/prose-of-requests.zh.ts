import type { TranslatedRules } from './translated-rules.ts';

/** What both generations say alike of commands, by the rule's number. */
export const requestsInChinese = {
  'CMD-06': {
    why: [
      'Applications read results by the names and types of the response model. Others are lost, or break the program that reads them.',
      '应用按响应模型的名称和类型读取结果。不符合的内容会丢失，或使读取它的程序出错。',
    ],
  },
  'CMD-09': {
    why: [
      'A device that carries out a value outside the model can do damage. If it quietly limits the value and reports success, the application gets a wrong picture.',
      '执行不符合模型的值，可能造成损坏。如果设备悄悄改成范围内的值并回答成功，应用会得到错误的状态。',
    ],
  },
  'CMD-11': {
    why: [
      'One day the device will get nonsense: from a test, a faulty application, or a cut-off message. If it then crashes or stops reading, a person must go there.',
      '总有一天，设备会收到无意义的内容：来自测试、有错误的应用，或被截断的消息。如果它因此崩溃或停止读取，就需要有人到现场处理。',
    ],
    look: [
      'An exception that ends the receiving thread, a NULL from the parser or from a missing member that is used, a state "busy" that is never left, recursion without a bound.',
      '结束接收线程的异常，使用了解析器返回的NULL或缺失字段的NULL，永远不退出的“忙”状态，没有深度限制的递归。',
    ],
  },
  'CMD-15': {
    look: [
      'A hand-written reader that expects a packet identifier in every PUBLISH (QoS 0 has none), or a filter on the QoS in the message handler.',
      '手写的读取代码认为每个PUBLISH都有报文标识符（QoS 0没有）；消息处理函数按QoS过滤。',
    ],
  },
  'CMD-16': {
    why: [
      "A command that does not fit the buffer is lost, or is cut and misread. Then the command with the long text fails at the customer's site.",
      '放不进缓冲区的命令会丢失，或被截断、误读。于是文本较长的命令在客户现场失败。',
    ],
  },
  'CMD-17': {
    why: [
      'If a PUBACK is lost, the same command comes again, with DUP. A toggle, a counter or a dose is then carried out twice.',
      'PUBACK丢失时，同一条命令会带着DUP再次到达。切换、计数或投放就会执行两次。',
    ],
  },
  'CMD-18': {
    why: [
      'A device that stops reporting while it handles commands leaves a gap in its data exactly when people look at it.',
      '处理命令时停止上报的设备，恰好在有人查看时留下数据空缺。',
    ],
    look: [
      'Reports and commands in one loop that waits for the slower one, a timer that every command restarts, a lock held during the action.',
      '上报和命令在同一个循环中，等待较慢的一个；每条命令都重置的定时器；执行动作时一直持有的锁。',
    ],
  },
  'CMD-20': {
    why: [
      'A command that could not be read was not carried out. Reporting success for it leaves the application with a wrong picture of the device.',
      '无法读取的命令没有执行。回答成功，会使应用得到错误的设备状态。',
    ],
  },
} as const satisfies TranslatedRules;
