import type { TranslatedRules } from '../../translated-rules.ts';

export const commandAnswerSentences: TranslatedRules = {
  'V1-CMD-01': {
    sentence: [
      "answers every valid command with one `deviceRsp` that carries the command's `mid`",
      '用一个`deviceRsp`响应每条有效的命令，其中带有该命令的`mid`',
    ],
  },
  'V1-CMD-02': {
    sentence: ['answers each delivered command once', '对每条送达的命令只响应一次'],
  },
  'V1-CMD-03': {
    sentence: ['never answers a `mid` that is not waiting for an answer', '从不用并未等待响应的`mid`响应'],
  },
  'V1-CMD-04': {
    sentence: [
      'sends `mid` as a JSON integer (digits in a string are accepted, with a warning)',
      '发送的`mid`是JSON整数（接受字符串形式的数字，但会警告）',
    ],
  },
  'V1-CMD-05': {
    sentence: ['sends an integer `errcode`', '发送整数`errcode`'],
  },
  'V1-CMD-06': {
    sentence: [
      'sends a `body` that fits the response model of the command (a string of digits for an int is tolerated)',
      '发送的`body`符合命令的响应模型（int可以用字符串形式的数字）',
    ],
  },
  'V1-CMD-07': {
    sentence: ["answers within the platform's wait", '在平台等待的时间内响应'],
  },
  'V1-CMD-08': {
    sentence: [
      'answers an unknown service or command with a non-zero `errcode` instead of silence or success',
      '以非零的`errcode`响应未知的服务或命令，而不是不响应或回答成功',
    ],
  },
  'V1-CMD-09': {
    sentence: [
      'answers parameters outside the model with a non-zero `errcode`',
      '以非零的`errcode`响应不符合模型的参数',
    ],
  },
  'V1-CMD-12': {
    sentence: [
      'keeps commands in flight apart: each of many sent at once is answered with its own mid and its own content',
      '区分同时在途的命令：同时下发的多条命令，每一条都用自己的mid和自己的内容响应',
    ],
  },
  'V1-CMD-17': {
    sentence: [
      'does not carry out a redelivered (DUP) command twice, which it knows by its `mid` and content, and answers it once',
      '不会两次执行重发（DUP）的命令（按`mid`和内容识别），并且只响应一次',
    ],
    when: ['takes commands at QoS 1', '以QoS 1接受命令'],
  },
  'V1-CMD-18': {
    sentence: ['goes on reporting while it handles commands', '在处理命令时继续上报'],
    when: ['reports every few seconds, often enough to be observed', '每隔几秒上报一次，频繁到足以观察'],
  },
};
