import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** What is wrong with the configuration of a run, in Chinese. */
export const configurationPhrases: readonly Phrase[] = [
  ['a command line, or a list of words', '命令行，或词的列表'],
  ['the path of a module', '模块的路径'],
  ['the path of a folder', '目录的路径'],
  ['the path of a conformance.json', 'conformance.json的路径'],
  ['the path of a configuration file', '配置文件的路径'],
  ['the path of a file', '文件的路径'],
  [
    '"quick", "normal", "thorough", or a whole number from 1 to 100000',
    '"quick"、"normal"、"thorough"，或1～100000之间的整数',
  ],
  ['a port from 0 to 65535', '0～65535之间的端口'],
  ['the id of a rule', '规则ID'],
  ['a reason', '原因'],
  ['a link', '链接'],
  ['the id of a rule, or an object with rule and reason', '规则ID，或包含rule和reason的对象'],
  ['variables, each NAME=value', '变量，每个写成NAME=value'],
  ['{ids} or auto', '{ids}或auto'],
  ['a list of rule ids', '规则ID列表'],
  ['a list of areas', '领域列表'],
  ['a list of scenarios', '场景列表'],
  ['a list of names', '名称列表'],
  ['true, false, or a list of rules and areas', 'true、false，或规则和领域的列表'],
  ['no reason given', '没有写原因'],
  ['There is no rule {quoted}. {hint}', '没有规则{quoted}。{hint}'],
  ['Ids look like V2-CMD-01, V1-CMD-01 or MQTT-3.1.0-1.', '规则ID形如V2-CMD-01、V1-CMD-01或MQTT-3.1.0-1。'],
  ['a list of rule ids, or of { rule, reason }', '规则ID列表，或{ rule, reason }的列表'],
  ['a file or a pattern', '文件或模式'],
  ['a list of files and patterns such as src/**/*.c', '文件和模式的列表，例如src/**/*.c'],
  ['bytes', '字节'],
  ['requests', '请求'],
  [
    '{where} is "driven", and a device.{kind} cannot be told when to report. Use a device.adapter, or declare "periodic" or "none".',
    '{where}为"driven"，而device.{kind}无法按指示上报。使用device.adapter，或声明"periodic"或"none"。',
  ],
  [
    '{where} is given, and capabilities.commands is false. Remove one of the two.',
    '给出了{where}，而capabilities.commands为false。删除两者之一。',
  ],
  [
    '{where} is true, and capabilities.reconnects is false: kept reports would never leave. Change one of the two.',
    '{where}为true，而capabilities.reconnects为false：保留的上报永远发不出去。修改两者之一。',
  ],
  [
    '{where} is true, and capabilities.reports is "none". Change one of the two.',
    '{where}为true，而capabilities.reports为"none"。修改两者之一。',
  ],
  ['the reference device', '参考设备'],
  [
    '{where} is of no use with {with}: it belongs to {what}. Remove it, or name such a device.',
    '{where}与{with}一起使用没有意义：它属于{what}。删除它，或指定这样的设备。',
  ],
  ['true, false or "auto"', 'true、false或"auto"'],
  ['Service/property, or "all"', 'Service/property，或"all"'],
  ['a list of Service/property, or "all"', 'Service/property的列表，或"all"'],
  [
    'CONFORMANCE_SEED is not set: expected one seed for all shards. Set it on every machine, to the number of the pipeline for one.',
    '没有设置CONFORMANCE_SEED：所有分片应使用同一个种子。在每台机器上设置它，例如设为流水线的编号。',
  ],
  [
    'This is Vitest {1}, and the conformance suites run under Vitest {2}. Install one of these (npm install --save-dev vitest@4), or run the suites without Vitest: npx huawei-iot-conformance run.',
    '当前为Vitest {1}，而符合性测试套件需要Vitest {2}。安装其中一个版本（npm install --save-dev vitest@4），或不用Vitest运行测试套件：npx huawei-iot-conformance run。',
  ],
  ['--lang needs a language: one of {ids}.', '--lang需要一种语言：以下之一：{ids}。'],
];
