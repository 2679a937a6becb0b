import type { TranslatedRules } from '../../translated-rules.ts';

export const commandSentences: TranslatedRules = {
  'V2-CMD-01': {
    sentence: [
      'answers every valid command on `commands/response/request_id={rid}` with the `request_id` of the command',
      '在`commands/response/request_id={rid}`上响应每条有效的命令，并使用该命令的`request_id`',
    ],
  },
  'V2-CMD-02': {
    sentence: ['answers each delivered command once', '对每条送达的命令只响应一次'],
  },
  'V2-CMD-03': {
    sentence: [
      'never answers a `request_id` that is not waiting for an answer',
      '从不用并未等待响应的`request_id`响应',
    ],
  },
  'V2-CMD-04': {
    sentence: [
      'sends `result_code` as a JSON integer (digits in a string are accepted, with a warning; without one it is 0)',
      '发送的`result_code`是JSON整数（接受字符串形式的数字，但会警告；没有时视为0）',
    ],
  },
  'V2-CMD-05': {
    sentence: ['sends nothing but an integer, or digits, as `result_code`', '发送的`result_code`只能是整数或数字文本'],
  },
  'V2-CMD-06': {
    sentence: [
      'sends with success `paras` that fit the response model of the command (left out, `null` and digits in a string are fine)',
      '成功时发送的`paras`符合命令的响应模型（可以省略，可以为`null`，也可以用字符串形式的数字）',
    ],
  },
  'V2-CMD-07': {
    sentence: ["answers within the platform's wait", '在平台等待的时间内响应'],
  },
  'V2-CMD-08': {
    sentence: [
      'answers an unknown service or command with a non-zero `result_code` instead of silence or success',
      '以非零的`result_code`响应未知的服务或命令，而不是不响应或回答成功',
    ],
  },
  'V2-CMD-09': {
    sentence: [
      'answers parameters outside the model with a non-zero `result_code`',
      '以非零的`result_code`响应不符合模型的参数',
    ],
  },
  'V2-CMD-10': {
    sentence: [
      'accepts commands in any key order and white space, with escaped or raw Unicode, with unknown members, and with empty `paras`',
      '接受任意字段顺序和空白、转义或原样的Unicode、未知字段，以及`paras`为空的命令',
    ],
  },
  'V2-CMD-11': {
    sentence: [
      'survives a malformed command (not JSON, cut off, wrong types, no `command_name`, ill-formed UTF-8, deep nesting, empty) and answers the next valid request',
      '收到格式错误的命令（不是JSON、被截断、类型错误、没有`command_name`、UTF-8错误、嵌套过深、为空）不会崩溃，并能响应下一个有效的请求',
    ],
  },
  'V2-CMD-12': {
    sentence: [
      'keeps commands in flight apart: each of many sent at once is answered with its own `request_id` and its own content',
      '区分同时在途的命令：同时下发的多条命令，每一条都用自己的`request_id`和自己的内容响应',
    ],
  },
  'V2-CMD-13': {
    sentence: [
      'tells commands in flight apart whose `request_id` differ in their first or last character only',
      '能区分同时在途、`request_id`只有首字符或末字符不同的命令',
    ],
  },
  'V2-CMD-14': {
    sentence: [
      'answers a command that says the same as one before, with a new `request_id`, like any other',
      '对内容与之前相同、`request_id`是新的命令，像其他命令一样响应',
    ],
  },
  'V2-CMD-15': {
    sentence: ['answers commands that arrive at QoS 0 and at QoS 1', '对以QoS 0和QoS 1到达的命令都会响应'],
  },
  'V2-CMD-16': {
    sentence: [
      'takes commands up to the size that it declares (1 KB if it declares none)',
      '接受不超过声明大小的命令（没有声明时为1 KB）',
    ],
  },
  'V2-CMD-17': {
    sentence: [
      'does not carry out a redelivered (DUP) command twice, which it knows by its `request_id`, and answers it once',
      '不会两次执行重发（DUP）的命令（按`request_id`识别），并且只响应一次',
    ],
    when: ['takes commands at QoS 1', '以QoS 1接受命令'],
  },
  'V2-CMD-18': {
    sentence: ['goes on reporting while it handles commands', '在处理命令时继续上报'],
    when: ['reports every few seconds, often enough to be observed', '每隔几秒上报一次，频繁到足以观察'],
  },
  'V2-CMD-19': {
    sentence: [
      'answers as a command nothing that is none: no message, no event',
      '不把不是命令的内容当作命令来响应：消息和事件都不响应',
    ],
  },
  'V2-CMD-20': {
    sentence: [
      'does not report success for a malformed command: it ignores it, or answers with a non-zero `result_code`',
      '对格式错误的命令不回答成功：忽略它，或以非零的`result_code`响应',
    ],
  },
  'V2-CMD-21': {
    sentence: [
      'answers with one JSON object (anything else counts as an answer, and is warned of)',
      '用一个JSON对象响应（其他内容也算响应，但会警告）',
    ],
  },
  'V2-CMD-22': {
    sentence: [
      'names in `response_name`, where it sends one, a response of the model',
      '发送`response_name`时，它是模型中响应的名称',
    ],
    when: ['sends response_name', '发送response_name'],
  },
};
