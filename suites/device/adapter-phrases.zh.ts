import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why an adapter, a module or a reset command failed, and what is wrong with a command line, in Chinese. */
export const adapterPhrases: readonly Phrase[] = [
  ['The device was stopped before it was asked to {1}.', '在要求设备{1}之前，设备已停止。'],
  [
    'The adapter answered "hello" with protocol {1}; this suite speaks 1 and {2}.\nAnswer {"id":…,"protocol":{3},"capabilities":{"report":true,"reset":true}}.',
    '适配器响应“hello”时给出的protocol为{1}；测试套件支持1和{2}。\n应响应{"id":…,"protocol":{3},"capabilities":{"report":true,"reset":true}}。',
  ],
  ['it ended with {how}', '它已结束，{how}'],
  ['code {n}', '退出码为{n}'],
  ['The adapter cannot answer "{1}" any more: {why}.', '适配器无法再响应“{1}”：{why}。'],
  [
    'The adapter did not answer "{1}" (id {n}) within {n2} ms. Each request needs an answer with its id, also when it failed.',
    '适配器在{n2} ms内没有响应“{1}”（id为{n}）。每个请求都需要带有其id的响应，失败时也一样。',
  ],
  ['The adapter answered "{1}" with an error: {2}', '适配器对“{1}”的响应是错误：{2}'],
  [
    'it printed a line that is not a JSON object: {1}. Standard output is for answers only; print all else to standard error',
    '它输出的一行不是JSON对象：{1}。标准输出只用于响应；其他内容写到标准错误',
  ],
  [
    'it answered what it was not asked: {1}. Each answer repeats the id of its request, once',
    '它响应了没有发出的请求：{1}。每个响应都带有其请求的id，且只响应一次',
  ],
  ['The adapter did not answer "{1}": {why}.', '适配器没有响应“{1}”：{why}。'],
  ['{what}\nIts last words:\n{1}', '{what}\n它最后的输出：\n{1}'],
  [
    'The adapter answered "received" with {1}: {2}: {3}.\nAnswer {"id":…,"received":[{"kind":"message","payloadBase64":"aGk="}]}, or an empty list.',
    '适配器对“received”的响应为{1}：{2}：{3}。\n应响应{"id":…,"received":[{"kind":"message","payloadBase64":"aGk="}]}，或空列表。',
  ],

  ['The command line {1} ends with {what}. {next}', '命令行{1}的末尾是{what}。{next}'],
  ['a backslash', '反斜杠'],
  ['Remove it, or double it to mean the character itself.', '删除它；如果要表示该字符本身，写两个。'],
  ['the double quote at character {n} open', '第{n}个字符处未闭合的双引号'],
  ['the single quote at character {n} open', '第{n}个字符处未闭合的单引号'],
  [
    'Close it, or put a backslash before it to mean the character itself.',
    '补上另一半；如果要表示该字符本身，在前面加反斜杠。',
  ],
  [
    "The command line {1} holds {2}, which only a shell understands; the device is started without one. Put the line into a script, write sh -c '…', or quote {3} to pass it as an argument.",
    "命令行{1}含有{2}，只有shell才能理解它，而设备不经shell启动。把这一行写进脚本，或写成sh -c '…'；如果要作为参数传递，给{3}加引号。",
  ],

  ['hardware on the bench', '台架上的硬件'],
  ['The reset command did not end within {n} ms: {1}', '复位命令在{n} ms内没有结束：{1}'],
  ['The reset command ended with {how}: {1}', '复位命令已结束，{how}：{1}'],
  ['The reset command ended with {how}: {1}\n{2}', '复位命令已结束，{how}：{1}\n{2}'],

  ['its stop() did not return within {n} ms', '它的stop()在{n} ms内没有返回'],
  [
    'Cannot load the device module {1}: {2}\n  file: {3}\nIt has to be an ES module whose default export starts the device.',
    '无法加载设备模块{1}：{2}\n  文件：{3}\n它应为ES模块，其默认导出用于启动设备。',
  ],
  [
    'The device module {1} has no function as default export; it exports {2}.\n  file: {3}\nWrite export default async (connection) => { … return { stop } }.',
    '设备模块{1}的默认导出不是函数；它导出了{2}。\n  文件：{3}\n写成export default async (connection) => { … return { stop } }。',
  ],
  ['it did not return within {n} ms', '它在{n} ms内没有返回'],
  [
    'The device module {1} could not start its device: {why}.\nIt has to resolve as soon as the device runs; connecting may go on after that.',
    '设备模块{1}无法启动设备：{why}。\n设备一运行它就应当返回；之后可以继续连接。',
  ],
  [
    'The device module {1} returned {2}, without a function stop.\nReturn { stop }, so that the device can be ended.',
    '设备模块{1}返回了{2}，其中没有函数stop。\n返回{ stop }，以便结束设备。',
  ],
  ['a function', '一个函数'],
  ['{what} survived SIGKILL', '{what}在SIGKILL之后仍在运行'],
  ['process {n} ({1})', '进程{n}（{1}）'],
  ['processes of group {n}', '进程组{n}中的进程'],
];
