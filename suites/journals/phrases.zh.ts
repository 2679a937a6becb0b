import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why a recording cannot be read, and what it does not show, in Chinese. */
export const journalPhrases: readonly Phrase[] = [
  [
    'The journal has forgotten its first {n} entries: what would speak for a device may be among them. Give the platform a larger journalBytes or journalLimit, or judge earlier.',
    '日志记录已丢弃最早的{n}条：其中可能有对设备有利的内容。给平台更大的journalBytes或journalLimit，或更早判定。',
  ],
  ['the journal', '日志记录'],
  [
    'Nobody connects in {1}: expected the journal of a platform that a device connected to. Record one with a device.',
    '{1}中没有设备连接：应为有设备连接过的平台的日志记录。在有设备连接时记录。',
  ],
  ['what {1} did in {2}', '{1}在{2}中的行为'],
  ['what is missing in {1}', '{1}中缺少的内容'],
  ['Give --secret, and its credentials are judged, too.', '给出--secret，就能判定它的鉴权参数。'],
  [
    'The platform refused every CONNECT of {1}, the last one with return code {n}. So the recording shows nothing that a device does after that.',
    '平台拒绝了{1}的每一次CONNECT，最后一次的返回码为{n}。因此记录中没有设备在此之后的行为。',
  ],
  ['it is a folder', '它是目录'],
  [
    'The recording {1} cannot be read: {what}. Give a journal or a capture.',
    '无法读取记录{1}：{what}。给出日志记录或抓包文件。',
  ],
  ['The recording {1} is empty: {what}. Give one of those.', '记录{1}为空：{what}。给出其中一种。'],
  ['The recording {1} begins with {2}: {what}. Give one of those.', '记录{1}以{2}开头：{what}。给出其中一种。'],
  [
    'expected a journal (one JSON object a line, as serve --journal writes it) or a capture (pcap or pcapng)',
    '应为日志记录（每行一个JSON对象，由serve --journal写出）或抓包文件（pcap或pcapng）',
  ],
  [
    'The recording {1} cannot be read as a journal: {what}\nExpected one JSON object a line, as serve --journal writes it, or a capture (pcap or pcapng).',
    '无法把{1}当作日志记录读取：{what}\n应为每行一个JSON对象，由serve --journal写出，或抓包文件（pcap或pcapng）。',
  ],
  [
    'The recording {1} is packed by gzip, and cannot be unpacked: {2}. Unpack it, and give what is in it.',
    '记录{1}用gzip压缩，且无法解压：{2}。解压后给出其中的内容。',
  ],
  [
    'The recording {1} goes on where {2} ends, and {what} is gone: devices cannot be judged without the beginning. Record again with a larger --journal-file-bytes.',
    '记录{1}接在{2}之后，而{what}不见了：缺少开头就无法判定设备。用更大的--journal-file-bytes重新记录。',
  ],
  ['the file before that', '它之前的文件'],
  ['that file', '那个文件'],
  [
    'The journal lacks {n} entries from number {n2} on, for which the disk had no time: read up to there.',
    '日志记录从第{n2}条起缺少{n}条，因为磁盘来不及写入：只读到该处。',
  ],
  ['no device registers itself in the recording', '记录中没有设备动态注册'],
  ['needs the codec: give --codec', '需要编解码插件：用--codec给出'],
  ['no message in binary codec mode is in the recording', '记录中没有二进制编解码模式的消息'],
  ['the capture lacks what would show it', '抓包文件缺少能体现它的内容'],
  ['the recording lacks what would show it', '记录缺少能体现它的内容'],
  ["needs the device's secret: give --secret", '需要设备密钥：用--secret给出'],
  ['no password of a registered device is in the recording', '记录中没有已注册设备的密码'],
  ['a capture of plain TCP shows no TLS', '明文TCP的抓包文件体现不了TLS'],
  ['the recording shows no TLS', '记录中没有TLS'],
  [
    'what a codec made of a command cannot be read in a capture: record a journal',
    '抓包文件中经编解码插件编码的命令无法读取：改为记录日志',
  ],
  ['no command is in the recording', '记录中没有命令'],
  ['needs the product model: give --product-model', '需要产品模型：用--product-model给出'],
  ['shows only with an adapter that can be told what to report', '只有使用能按指示上报的适配器才能体现'],
  ['shows only when a scenario stages it ({1}): run the suites', '只有由场景（{1}）安排才能体现：运行测试套件'],
  ['shows only when a scenario stages it: run the suites', '只有由场景安排才能体现：运行测试套件'],
  ['the recording shows no case of it', '记录中没有出现这种情况'],
];
