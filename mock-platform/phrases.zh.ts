import type { Phrase } from './language/phrase-book.ts';

/** What the platform cannot do, and why files cannot be written, in Chinese. */
export const platformPhrases: readonly Phrase[] = [
  ['this user has no permission to write there', '当前用户没有写入权限'],
  ['the file system is read-only', '文件系统是只读的'],
  ['the disk is full', '磁盘已满'],
  ['the folder is not there, and cannot be made', '目录不存在，也无法创建'],
  ['a part of the path is a file, not a folder', '路径中的一部分是文件，不是目录'],
  [
    '{1} is a symbolic link, and what is written below the reports follows none: remove the link',
    '{1}是符号链接，写报告时不跟随链接：删除该链接',
  ],
  [
    'The CA certificate cannot be written to "{1}": {why}. Give another file.',
    '无法把CA证书写入“{1}”：{why}。换一个文件。',
  ],
  [
    'The journal cannot be recorded in "{1}": {why}. Give another file.',
    '无法把日志记录写入“{1}”：{why}。换一个文件。',
  ],
  [
    'No temporary folder can be made in {1}: {why}. Set TMPDIR to a folder that can be written.',
    '无法在{1}中创建临时目录：{why}。把TMPDIR设为可写的目录。',
  ],
  ['Line {n} is not JSON ({1}): {2}', '第{n}行不是JSON（{1}）：{2}'],
  [
    'Line {n} is not a journal entry: expected an object with numbers seq, at and wall, the last of them a date, and a string type, got {1}',
    '第{n}行不是日志记录条目：应为包含数字seq、at、wall（最后一个是日期）和字符串type的对象，实际为{1}',
  ],
  ['{n} bytes came before the log-in, at most {n2} are taken', '鉴权之前收到了{n}字节，最多接受{n2}字节'],
  ['{name} is {1}, expected one of {ids}.', '{name}为{1}，应为以下之一：{ids}。'],

  [
    'The clock cannot be put to {n} ms since the epoch: it goes from {n2} to {n3}.',
    '时钟不能设为{n}（自1970年起的毫秒数）：范围为{n2}～{n3}。',
  ],
  [
    'The product is not clear: give productId. Known products: {ids}.',
    '无法确定产品：给出productId。已有的产品：{ids}。',
  ],
  ['Device {1} is not on line.', '设备{1}不在线。'],
  ['No device {1} is registered.', '设备{1}没有注册。'],
  ['{n} streams are open, which is the most there may be: close one.', '已打开{n}个事件流，这是上限：关闭一个。'],
  ['The platform has no {id} port: it has {ids}.', '平台没有{id}端口：已有的端口为{ids}。'],
  ['The admin API is for this machine only, and {1} is another one.', '管理API只供本机使用，而{1}是另一台机器。'],
  [
    'The admin API is for this machine only, and the header {1} names another one.',
    '管理API只供本机使用，而请求头{1}指向另一台机器。',
  ],
  [
    "{1} {2} changes the platform, and the header {3} is missing: send it with any value, such as curl -H '{4}: yes'.",
    "{1} {2}会改变平台，却缺少请求头{3}：加上它，值任意，例如curl -H '{4}: yes'。",
  ],
  [
    "The platform's clock cannot be changed: start it with an AdjustableClock.",
    '平台的时钟不能调整：用AdjustableClock启动平台。',
  ],
  ['The key {1} still waits for an answer: take another one.', '键{1}仍在等待响应：换一个。'],
  [
    'All 65535 mids of the device wait for answers: let some of them time out first.',
    '该设备的65535个mid都在等待响应：先等其中一些超时。',
  ],
  ['mid {1} is out of range: a mid is a whole number from {n} to {n2}.', 'mid {1}超出范围：mid为{n}～{n2}之间的整数。'],
  [
    'mid {n} still waits for an answer: take another one, or wait for that command.',
    'mid {n}仍在等待响应：换一个，或等待那条命令结束。',
  ],
  [
    'The content of message {1} is bytes: expected a text in the platform\'s envelope. Send bytes with form "raw".',
    '消息{1}的内容为字节：在平台的封装中应为文本。发送字节时使用form "raw"。',
  ],
  ['Message {1} has both a topic and a fullTopic: give one of them.', '消息{1}同时有topic和fullTopic：只给出一个。'],
  [
    'Message {1} has the topic {2}: expected 1 to {n} bytes without + # and NUL.',
    '消息{1}的Topic为{2}：应为1～{n}字节，且不含+、#和NUL。',
  ],
  [
    'The envelope holds {n} events: expected 1 to {n2}. Send several.',
    '封装中有{n}个事件：应为1～{n2}个。分多次发送。',
  ],
  [
    'A property set has {1} as paras.services: expected a list of { service_id, properties }.',
    '属性设置的paras.services为{1}：应为{ service_id, properties }的列表。',
  ],
  ['it holds {1}, which a topic cannot carry there', '它含有{1}，Topic的这个位置不能携带'],
  ['it is not well-formed Unicode', '它不是合法的Unicode'],
  ['a blank stands at one of its ends', '它的首尾有空格'],
  ['it holds "request_id=", and no device could tell where it begins', '它含有“request_id=”，设备无法分辨从哪里开始'],
  [
    'The request id {1} cannot be used: {why}. Expected 1 to {n} characters without + # / and NUL.',
    '无法使用请求ID {1}：{why}。应为1～{n}个字符，且不含+、#、/和NUL。',
  ],
  [
    'The request id {1} still waits for an answer: take another one, or wait for that request.',
    '请求ID {1}仍在等待响应：换一个，或等待那个请求结束。',
  ],
  [
    '{n} requests of the device wait for answers: let some of them be answered, or time out, first.',
    '该设备有{n}个请求在等待响应：先等其中一些得到响应或超时。',
  ],
  ['Content-Type has to be {1}, got {2}.', 'Content-Type应为{1}，实际为{2}。'],
  ['The body is {what}.', '请求体{what}。'],
  ['The body has more than {n} bytes, which is the most that is read.', '请求体超过{n}字节，这是读取的上限。'],
  ['The message has {n} bytes: expected at most {n2}.', '消息有{n}字节：最多应为{n2}字节。'],
  ['The platform has no {id} listener: give it a port in `ports`.', '平台没有{id}监听端口：在`ports`中给出。'],
  [
    'The platform has no {what} for devices: its generation of the protocol knows none. Start it with generation 2, or with both.',
    '平台没有给设备的{what}：它这一代接口没有这种内容。用第二代接口启动，或同时启动两代。',
  ],
  [
    'The platform cannot set properties or ask for them: its generation of the protocol knows neither. Start it with generation 2, or with both.',
    '平台不能设置或查询属性：它这一代接口没有这些功能。用第二代接口启动，或同时启动两代。',
  ],
  [
    'The desired values of device {1} take {n} bytes: expected at most {n2}, and {n3} of all devices. Take some back with null.',
    '设备{1}的期望值有{n}字节：最多应为{n2}字节，所有设备合计{n3}字节。用null撤回一些。',
  ],
];
