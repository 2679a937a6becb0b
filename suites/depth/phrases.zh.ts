import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why a run shows less than it seems to, in Chinese. */
export const depthPhrases: readonly Phrase[] = [
  ['none is begun after many devices that broke a rule', '多个设备违反规则之后不再开始新的序列'],
  [
    'none is begun after {n} s, or after many devices that broke a rule (--runs {n2} has no limit of time)',
    '{n} s之后，或多个设备违反规则之后，不再开始新的序列（--runs {n2}没有时间限制）',
  ],
  [
    'By the product model the response to {about} repeats its parameters, and nothing compares them: a text that comes back cut off passes. If the device repeats them, declare capabilities.echoCommand: "{1}".',
    '按产品模型，对{about}的响应会原样返回其参数，但没有对它们进行比较：返回的文本被截断也会通过。如果设备原样返回参数，请声明capabilities.echoCommand: "{1}"。',
  ],
  [
    '{n} of {n2} answers to {id} repeat its parameters, and one does not: {what}. To have that judged, declare capabilities.echoCommand: "{1}".',
    '对{id}的{n2}个响应中有{n}个原样返回了参数，有一个没有：{what}。如需判定，请声明capabilities.echoCommand: "{1}"。',
  ],
  ['{id} (or {ids})', '{id}（或{ids}）'],
  ['{what}, and {n} more differ', '{what}，另有{n}个不同'],
  ['{id} was {value}, and came back as {back}', '{id}为{value}，返回的却是{back}'],
  ['its body is another one', '其body不同'],
  ['a text of {n} bytes', '{n}字节的文本'],
  [
    'The device answered none of three {requests}s, each of which had {n} s, so the rules about them were not applied. If it takes them, declare capabilities.{id}: true to have it judged; if not, false, which saves that wait.',
    '三个{requests}各等待了{n} s，设备一个都没有响应，因此没有判定相关规则。如果设备接收这种请求，声明capabilities.{id}: true以便判定；如果不接收，声明false，可省去等待。',
  ],
  [
    'The device also uses topics of generation {n}, such as {1}, and this run did not judge what it does there: run with --generation {n2} for that.',
    '设备还使用了第{n}代接口的Topic，如{1}，本次运行没有判定这部分行为：使用--generation {n2}来判定。',
  ],
  [
    'No command was answered with success, so nothing shows that the device carries out any: check that the product model is its own, or declare capabilities.commands: false.',
    '没有命令得到成功的响应，无法说明设备会执行命令：检查产品模型是否属于该设备，或声明capabilities.commands: false。',
  ],
  ['{ids} was never sent: {advice}.', '{ids}从未下发：{advice}。'],
  ['{ids} were never sent: {advice}.', '{ids}从未下发：{advice}。'],
  [
    'raise capabilities.maxCommandBytes ({n}) if the device takes longer commands, or run with --runs thorough',
    '如果设备能接收更长的命令，调大capabilities.maxCommandBytes（{n}），或使用--runs thorough运行',
  ],
  [
    'The device was never seen to come back: {what}, or declare capabilities.reconnects: false.',
    '没有看到设备重连：{what}，或声明capabilities.reconnects: false。',
  ],
  ['give it longer (timeouts.reconnectMs)', '给它更长的时间（timeouts.reconnectMs）'],
  ['run with --runs normal', '使用--runs normal运行'],
  [
    'No generated sequence was played: look at why the scenario "sequences-1" did not run, or declare what the device can do.',
    '没有运行任何生成序列：查看场景“sequences-1”没有运行的原因，或声明设备具备的能力。',
  ],
];
