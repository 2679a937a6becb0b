import type { Translated } from '../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  written: [
    '<!-- Written by `npm run docs`. Edit the rule, its prose, or record its example again. -->',
    '<!-- Written by `npm run docs`. Edit the rule, its prose, or their Chinese in the files `*.zh.ts`. -->',
  ],
  'other language': ['English | [简体中文]({target})', '[English]({target}) | 简体中文'],
  'the device': ['> The device {sentence}.', '> 设备{sentence}。'],
  head: ['**{level}** · [{area}]({target}) · source: {links}', '**{level}** · [{area}]({target}) · 出处：{links}'],
  'for a device': ['For a device that {does}.', '适用于这样的设备：{does}。'],
  and: [', and ', '；'],
  why: ['Why it matters', '为什么重要'],
  look: ['What to look at first', '先看哪里'],
  passes: ['An example that passes', '通过的示例'],
  breaks: ['An example that breaks it', '违反的示例'],
  mend: ['How to mend it', '如何修复'],
  ways: ['Known ways of breaking it', '已知的违反方式'],
  'a way': ['- `{id}`: the device {breaks}', '- `{id}`：{breaks}'],
  'about ways': [
    'Each is a faulty device in [`fixtures/devices/faults`]({faults}); [the kill matrix]({matrix}) shows what else they break. To see one judged:',
    '每一个都是[`fixtures/devices/faults`]({faults})中的故障设备；[故障矩阵]({matrix})列出它们还违反了什么。查看其中一个的判定过程：',
  ],
  'not recorded': ['None was recorded.', '没有记录示例。'],
  'correct device': ['A correct device that {device}:', '一个正确的设备（{device}）：'],
  'reference device': ['The reference device:', '参考设备：'],
  'no occasion': [
    'The reference device gives no occasion for it{reason}. What is not sent cannot be wrong.',
    '参考设备没有出现这种情况{reason}。没有发送的内容不会出错。',
  ],
  'it never': [': it never {does}', '（从不出现：{does}）'],
  right: ['{never} Right would be: {shows}.', '{never}正确的报文（{shows}）：'],
  'faulty device': [
    'A device that {device}. The report says: {message}',
    '一个故障设备（{device}）。报告中写道：{message}',
  ],
  expected: ['Expected', '期望'],
  actual: ['Actual', '实际'],
  'near miss': ['Near miss', '疑似原因'],
  scenario: ['Scenario', '场景'],
  bytes: ['The packet, byte by byte:', '逐字节的报文：'],
  'in full': ['The message in full:', '完整的消息：'],

  'index.written': ['<!-- Written by `npm run docs`. -->', '<!-- Written by `npm run docs`. -->'],
  'index.title': ['# Rules', '# 规则'],
  'index.counted': [
    '{n} rules, {must} MUST and {should} SHOULD. A broken MUST fails a run: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. A broken SHOULD is a warning: it is tolerated, and will hurt in the field. An id keeps its meaning for ever.',
    '共{n}条规则，其中{must}条MUST，{should}条SHOULD。违反MUST，运行失败：平台会拒绝、丢弃或无法匹配，或者MQTT 3.1.1禁止这样做。违反SHOULD只是警告：平台可以容忍，但在现场会出问题。规则ID的含义永远不变。',
  ],
  'index.pages': [
    'Each page says why the rule matters and where to look first, shows a device that keeps it and one that breaks it, and how to mend it in Python, C and TypeScript. `npx huawei-iot-conformance explain V2-CMD-13` tells it in a terminal.',
    '每一页说明规则为什么重要、先看哪里，给出遵守和违反规则的设备示例，以及用Python、C和TypeScript怎样修复。在终端中查看：`npx huawei-iot-conformance explain V2-CMD-13 --lang zh`。',
  ],
  'index.examples': [
    "In the examples `>` marks what decided, `device →` is what the device sent, `device ←` what it was sent. Names in the snippets that no library has (`carry_out`, `put_text`) are your program's.",
    '示例中，`>`标出决定判定结果的一行，右箭头是设备发送的内容，左箭头是发给设备的内容。代码中不属于任何库的名称（`carry_out`、`put_text`）是自己程序中的函数。',
  ],
  'index.columns': ['| rule | level | the device … |', '| 规则 | 级别 | 设备…… |'],
};
