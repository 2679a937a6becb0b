import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why scenarios could not run, and what the device declares that it lacks, in Chinese. */
export const scenarioPhrases: readonly Phrase[] = [
  ['The device was not let in: {far}.', '设备未通过鉴权：{far}。'],
  ['The device was not ready within {n} s: {far}.', '设备在{n} s内没有就绪：{far}。'],
  ['The device {noun} before it was ready: {far}.', '设备在就绪之前{noun}：{far}。'],
  [
    'it logged in, and did not subscribe to its command topic (a device that takes no commands declares capabilities.commands: false)',
    '它通过了鉴权，但没有订阅命令Topic（不接收命令的设备应声明capabilities.commands: false）',
  ],
  ['its last CONNECT was refused with return code {n}: {what}', '它最后一次CONNECT被拒绝，返回码为{n}：{what}'],
  ['what it sent is not MQTT 3.1.1: {what} ({1})', '它发送的内容不符合MQTT 3.1.1：{what}（{1}）'],
  ['its last connection failed: {what}', '它最后一次连接失败：{what}'],
  ['it opened a connection and sent no CONNECT', '它建立了连接，但没有发送CONNECT'],
  ['it opened no connection to port {n}', '它没有连接端口{n}'],
  [
    'it opened no connection to port {n}, which it gets in IOT_HOST and IOT_PORT',
    '它没有连接端口{n}，该端口由IOT_HOST和IOT_PORT给出',
  ],
  [
    '{where} (a program that connects to no other port than {n}: --port {n2})',
    '{where}（如果程序只能连接端口{n}，使用--port {n2}）',
  ],
  [
    'it speaks generation {n} of the interface, and is judged as a device of another one: run with --generation {n2}',
    '它使用第{n}代接口，却按另一代接口判定：使用--generation {n2}运行',
  ],
  [
    'The device leaves every command without an answer, in whatever way it is asked.',
    '无论如何下发，设备都没有响应任何命令。',
  ],
  ['refused by the scenario with return code {n}', '被场景拒绝，返回码为{n}'],
  ['server unavailable, by the scenario', '场景模拟服务端不可用'],
  ['the device does not declare codec mode "json"', '设备没有声明编解码模式“json”'],
  ['the device does not declare codec mode "binary"', '设备没有声明编解码模式“binary”'],
  ['the device does not declare dynamic registration', '设备没有声明动态注册'],
  ['the device declares that it takes no property sets', '设备声明不接收属性设置'],
  ['the device declares that it answers no property gets', '设备声明不响应属性查询'],
  ['the device takes no requests', '设备不接收请求'],
  ['the device declares that it takes one request at a time', '设备声明一次只处理一个请求'],
  ['the device declares no property that shows what it was set to', '设备没有声明能反映设置结果的属性'],
  ['generation 2 has no binary codec', '第二代接口没有二进制编解码'],
  ['dynamic registration belongs to generation 1', '动态注册只属于第一代接口'],
];
