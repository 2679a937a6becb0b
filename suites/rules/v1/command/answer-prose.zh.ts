import { requestsInChinese } from '../../prose-of-requests.zh.ts';
import type { TranslatedRules } from '../../translated-rules.ts';

export const commandAnswerProse: TranslatedRules = {
  'V1-CMD-01': {
    why: [
      'Without an answer the application waits for its whole time-out. Then it does not know whether the command arrived, or whether it was carried out.',
      '没有响应，应用要等满全部时间，而且不知道命令是否到达、是否已经执行。',
    ],
    look: [
      "A branch that returns without answering (an unknown command, a busy device, an exception), an answer without `mid` or with another command's, an answer on the wrong topic or while the connection is just breaking.",
      '没有响应就返回的分支（未知的命令、设备忙、异常），响应没有`mid`或用了另一条命令的，在错误的Topic上或在连接正要断开时响应。',
    ],
  },
  'V1-CMD-02': {
    why: [
      'The second answer matches nothing and is dropped. If the `mid` has been used again meanwhile, it answers the wrong command.',
      '第二个响应不匹配任何命令，会被丢弃。如果这个`mid`已经再次使用，它就响应了错误的命令。',
    ],
    look: [
      'An answer on receipt **and** on completion, two subscriptions that both match (json and a wildcard), a handler registered again after each reconnect.',
      '收到时**和**完成时各响应一次，两个订阅都匹配（json和通配符），每次重连之后又注册一次处理函数。',
    ],
  },
  'V1-CMD-03': {
    why: [
      'An answer that matches no waiting command is dropped at best. At worst its number is that of the next command, and the application believes that this one is done.',
      '不匹配任何等待命令的响应，最好的情况是被丢弃。最坏的情况是它的编号正好是下一条命令的编号，应用会以为那条命令已经完成。',
    ],
    look: [
      'Answers to messages that are not commands, the mid of an earlier command left in a variable, answers stored off line and sent hours later, a mid that was narrowed to 8 bits or became signed.',
      '响应了不是命令的消息，变量中留着之前命令的mid，离线时保存、几小时后才发送的响应，mid被截成8位或变成有符号数。',
    ],
  },
  'V1-CMD-04': {
    why: [
      'The documented type is an integer. The mock accepts digits in a string; a stricter reader cannot match them, and no command has the number `"007"`.',
      '文档规定的类型是整数。模拟平台接受字符串形式的数字，更严格的平台无法匹配，也没有编号为`"007"`的命令。',
    ],
    look: [
      'The mid copied as text out of the command with string functions, or a JSON library that is given a string.',
      '用字符串函数从命令中复制mid，或者交给JSON库的是字符串。',
    ],
  },
  'V1-CMD-05': {
    why: [
      'Only `errcode` says whether the command succeeded. Without an integer there, the application does not know.',
      '只有`errcode`说明命令是否成功。这里不是整数，应用就无法知道。',
    ],
    look: [
      'The member forgotten, `"0"` or `true` for 0, `result` in its place, `errCode` in another letter case.',
      '忘记了这个字段，用`"0"`或`true`代替0，用了`result`，大小写写成`errCode`。',
    ],
  },
  'V1-CMD-06': {
    ...requestsInChinese['CMD-06'],
    look: [
      'A free text where the model says int, names of the parameters instead of those of the response, a nested object: `body` has one level.',
      '模型规定int却发送自由文本，用命令参数的名称代替响应参数的名称，嵌套的对象：`body`只有一层。',
    ],
  },
  'V1-CMD-07': {
    why: [
      "An answer after the platform's wait is dropped. The application has already told its user that the device failed, while the lamp is on.",
      '超过平台等待时间的响应会被丢弃。应用已经告诉用户设备失败，而灯其实亮着。',
    ],
    look: [
      'A socket that is read only when a report is due, a slow action carried out before answering, a debug delay. If the action takes longer, answer at once and report the result.',
      '只在要上报时才读取套接字，响应之前先执行很慢的动作，调试用的延时。如果动作需要更长时间，请立即响应，再上报结果。',
    ],
  },
  'V1-CMD-08': {
    why: [
      'With silence, the application waits for its whole time-out. With "success", it believes that something was done. After an update of the model, one of the two happens on every device with old firmware.',
      '没有响应，应用要等满全部时间。回答“成功”，应用会以为已经执行。产品模型更新之后，每个使用旧固件的设备都会出现其中一种情况。',
    ],
    look: [
      'A `default` branch that answers 0 or nothing, service ids that are not compared, comparisons of the first characters only (`strncmp`).',
      '`default`分支返回0或什么也不返回，没有比较服务ID，只比较前几个字符（`strncmp`）。',
    ],
  },
  'V1-CMD-09': {
    ...requestsInChinese['CMD-09'],
    look: [
      'Parameters used without a check of type and bounds, `atoi` on every text, a missing parameter read as 0.',
      '使用参数时不检查类型和范围，对任何文本都用`atoi`，缺少的参数当作0。',
    ],
  },
  'V1-CMD-12': {
    why: [
      "Several applications send commands to one device. If two commands share a variable, the second one's mid answers the first, and one of them never gets an answer.",
      '几个应用向同一个设备下发命令。如果两条命令共用一个变量，第一条会用第二条的mid来响应，其中一条永远得不到响应。',
    ],
    look: [
      'A global `mid`, one receive buffer that the next message overwrites, "busy" as a reason to drop a command.',
      '全局的`mid`，接收缓冲区被下一条消息覆盖，因为“忙”而丢弃命令。',
    ],
  },
  'V1-CMD-17': {
    ...requestsInChinese['CMD-17'],
    look: [
      'No memory of what was carried out. Remember the last commands by mid **and** content, for as long as the platform waits for an answer: a mid alone comes again later for another command. The packet identifier does not help: after the device has sent its PUBACK, a packet with the same identifier is a new one, whatever its DUP flag says (MQTT 3.1.1, 4.3.2).',
      '没有记住执行过什么。请在平台等待响应的时间内，按mid**和**内容记住最近的命令：仅凭mid不够，它以后会用于另一条命令。报文标识符没有用：设备发送PUBACK之后，标识符相同的报文就是新的报文，无论DUP是什么（MQTT 3.1.1，4.3.2）。',
    ],
  },
  'V1-CMD-18': {
    ...requestsInChinese['CMD-18'],
  },
};
