import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder, type TemporaryFolder } from '../mock-platform/temporary-folder.ts';
import { formatReplayToken } from '../suites/run/replay-token.ts';
// What a run loads, loaded before the first test has to wait for it.
import './conform.ts';
import './learn-chinese.ts';
import { speakIn } from './speak.ts';
import { said } from './testing.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
});
afterAll(() => folder.remove());
afterEach(() => speakIn('en'));

interface Wrong {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly told: readonly string[];
}

const entry = JSON.stringify({ seq: 1, at: 0, wall: 0, type: 'stage-ended' });
const token = formatReplayToken({ scenario: 'nowhere', generation: 2, seed: 1 });

test.each<readonly [string, Wrong]>([
  [
    'a configuration with wrong values',
    {
      files: {
        'conformance.config.yaml':
          'device: { command: python3 a.py, secrte: 1 }\ncapabilities: { transport: udp, maxCommandBytes: 3 }\n' +
          'timeouts: { answerMs: soon }\nruns: many\nidentity: { nodeId: 12, secret: 34 }\nknown: [{ rule: V2-CMD-01 }]\nrule: 5\n',
      },
      args: ['run'],
      told: [
        'conformance.config.yaml:2:28: capabilities.transport为"udp"：应为"mqtts"或"mqtt"。默认值为"mqtts"。',
        'capabilities.maxCommandBytes为3：应为字节，64～1048576之间的整数。默认值为1024。',
        'device.secrte不是该对象的字段：应为以下之一：command, adapter, module, ',
        'timeouts.answerMs为"soon"：应为毫秒，1～3600000之间的整数。默认值为20000。',
        'identity.nodeId为12：应为1～256个字符的文本。加上引号：YAML把它读成了数字。',
        'identity.secret为2个字符的值：应为1～256个字符的文本。',
        'runs为"many"：应为"quick"、"normal"、"thorough"，或1～100000之间的整数。默认值为"normal"。',
        'known[0]为{"rule":"V2-CMD-01"}：应为规则ID，或包含rule和reason的对象。改正它。',
        'rule为5：应为规则ID列表。默认值为[]。',
      ],
    },
  ],
  [
    'a configuration that is not YAML, or not there',
    { files: { 'conformance.config.yaml': 'device: [\n' }, args: ['run'], told: ['：不是YAML：', '改正它。'] },
  ],
  [
    'settings that contradict each other, and paths that lead nowhere',
    {
      args: [
        'run',
        '--device',
        'a',
        '--product-model',
        'none',
        '--keeps-reports',
        '--no-reconnects',
        '--codec',
        'c.ts',
      ],
      env: { CONFORMANCE_REPORTZ: 'x' },
      told: [
        '没有变量CONFORMANCE_REPORTZ。是否想写CONFORMANCE_REPORTS？',
        '--keeps-reports为true，而capabilities.reconnects为false：保留的上报永远发不出去。修改两者之一。',
        '--product-model为"none"：没有目录、zip或.json文件',
        '。相对路径从',
        '给出了--codec，而capabilities.codecModes中没有需要它的"binary"。加上"binary"，或删除编解码插件。',
      ],
    },
  ],
  [
    'a command line that only a shell understands',
    {
      args: ['run', '--device', 'a && b'],
      told: [
        '：应为命令行，或词的列表。命令行a && b含有&&，只有shell才能理解它，而设备不经shell启动。把这一行写进脚本，',
      ],
    },
  ],
  [
    'capability files that are wrong',
    {
      files: {
        'model/devicetype-capability.json':
          '{"devices":[{"manufacturerId":"a","model":"b","deviceType":"c","serviceTypeCapabilities":[{"serviceId":"L","serviceType":"L"}]}]}',
        'model/servicetype-capability.json':
          '{"services":[{"serviceType":"L","properties":[{"propertyName":"p","dataType":"foo"},{"dataType":"int"}]}]}',
      },
      args: ['run', '--device', 'a', '--product-model', 'model'],
      told: [
        '中的产品模型有2个问题：\n',
        '- servicetype-capability.json $.services[0].properties[0].dataType：实际为"foo"，应为以下之一："int", ',
        'propertyName：实际为没有，应为名称。补上它。',
      ],
    },
  ],
  [
    'a product file that is none, and one that is cut',
    {
      files: { 'p.json': '{"service_capabilities": [' },
      args: ['serve', '--product', 'p.json'],
      told: ['“', '中的产品模型有1个问题：\n- p.json：实际为', '，应为UTF-8编码的JSON文本。改正文本。'],
    },
  ],
  [
    'a zip that is damaged',
    {
      files: { 'm.zip': Buffer.from('PK\u0003\u0004 and nothing else') },
      args: ['serve', '--product', 'm.zip'],
      told: ['实际为被截断（末尾没有目录）的文件，应为目录、从控制台导出的zip，或产品文件（.json）。'],
    },
  ],
  [
    'a platform.yaml that is wrong',
    {
      files: {
        'platform.yaml':
          'ports: { tcp: 99999 }\nproducts: [{ model: a }]\ndevices: [{ nodeId: a }, { nodeId: a }]\noptions: { keyType: dsa }\njournl: x\n',
      },
      args: ['serve'],
      told: [
        'platform.yaml:1:15: ports.tcp为99999：应为0（任意空闲端口）～65535之间的端口，或false（不打开）。',
        'options.keyType为"dsa"：应为"rsa"或"ecdsa"。改正它，或不写。',
        'journl不是该对象的字段：应为以下之一：',
        '是否想写journal？',
        'devices为',
        '：应为不重复的nodeId。给第二个改名，或删除它。',
      ],
    },
  ],
  [
    'a script that is wrong',
    {
      files: {
        's.yaml':
          'reactions:\n  - on: gone\n    do:\n      - send: { cmd: A, paras: $nobody }\n      - cut: true\n        wait: soon\n',
      },
      args: [
        'serve',
        '--device',
        'lamp',
        '--script',
        's.yaml',
        '--http-port',
        'off',
        '--tcp-port',
        '0',
        '--tls-port',
        'off',
      ],
      told: [
        '缺少s.yaml:4:',
        'reactions[0].do[0].send.serviceId：应为文本。补上它。',
        '：应为带单位的时间，例如200 ms、5 s、1 min，最长一天。',
      ],
    },
  ],
  [
    'a recording that is not there',
    { args: ['judge', 'none.ndjson'], told: ['无法读取记录', '：没有这个文件。给出日志记录或抓包文件。'] },
  ],
  [
    'a recording that is something else',
    {
      files: { 'r.txt': 'hello' },
      args: ['judge', 'r.txt'],
      told: [
        '以"hello"开头：应为日志记录（每行一个JSON对象，由serve --journal写出）或抓包文件（pcap或pcapng）。给出其中一种。',
      ],
    },
  ],
  [
    'a journal with a line that is cut',
    {
      files: { 'r.ndjson': `${entry}\n{"seq":\n` },
      args: ['judge', 'r.ndjson'],
      told: [
        '当作日志记录读取：第2行不是JSON（',
        '\n应为每行一个JSON对象，由serve --journal写出，或抓包文件（pcap或pcapng）。',
      ],
    },
  ],
  [
    'a journal without a device',
    {
      files: { 'e.ndjson': `${entry}\n` },
      args: ['judge', 'e.ndjson'],
      told: ['e.ndjson中没有设备连接：应为有设备连接过的平台的日志记录。'],
    },
  ],
  [
    'a capture without MQTT, packed',
    {
      files: { 'c.pcap.gz': gzipSync(Buffer.from('d4c3b2a1020004000000000000000000ffff000001000000', 'hex')) },
      args: ['judge', 'c.pcap.gz'],
      told: ['抓包文件中没有可读的明文TCP上的MQTT。从设备连接之前开始抓取：tcpdump -i any'],
    },
  ],
  [
    'a token that is none',
    { args: ['replay', 'abc', '--reference'], told: ['“abc”不是重放令牌：应为报告中打印的、以“r2.”开头的令牌，'] },
  ],
  [
    'a token of a scenario that is gone',
    {
      args: ['replay', token, '--reference'],
      told: ['要重放的是场景“nowhere”，但没有步骤，而本版本只有', '：给出REPORT_DIR/counterexamples中带步骤的文件。'],
    },
  ],
  [
    'a replay file that is none',
    {
      files: { 'x.json': '{}' },
      args: ['replay', 'x.json', '--reference'],
      told: ['x.json不是重放文件：应为运行写出的{"version": "r2", …}。'],
    },
  ],
  [
    'results that are none',
    {
      files: { 'f/conformance.json': '{' },
      args: ['merge', 'f/conformance.json'],
      told: ['f/conformance.json不是分片的conformance.json，与期望不符。它不是JSON。'],
    },
  ],
  [
    'an earlier result that is none',
    {
      files: { 'b.json': '{"schemaVersion":7}' },
      args: ['run', '--reference', '--baseline', 'b.json'],
      told: ['：应为schemaVersion 1的conformance.json。它的schemaVersion不同：本版本读取1。换一个，或不写。'],
    },
  ],
  [
    'reports that cannot be written',
    {
      files: { here: '' },
      args: ['run', '--reference', '--report-dir', 'here'],
      told: ['无法把报告写入', '：它是文件。换一个目录：--report-dir或REPORT_DIR。'],
    },
  ],
  ['a rule that there is not', { args: ['explain', 'V2-CMD-99'], told: ['没有规则"V2-CMD-99"。是否想写V2-CMD-09, '] }],
  [
    'a language that is not spoken',
    { args: ['list', '--lang', 'fr'], env: { LANG: 'zh_CN.UTF-8' }, told: ['--lang为"fr"，应为以下之一：en, zh。'] },
  ],
])('%s: told in Chinese', async (name, { files = {}, args, env = {}, told }) => {
  const cwd = join(folder.path, name.replaceAll(/\W+/g, '-'));
  await mkdir(cwd, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), content);
  }
  const words = args.map((word) => (word === 'x.json' ? join(cwd, word) : word));
  const chinese = words.includes('--lang') ? words : [...words, '--lang', 'zh'];
  const { stderr, exitCode } = await said(chinese, { cwd, env });
  expect(exitCode).toBe(2);
  for (const part of told) expect(stderr).toContain(part);
  // Of three English words in a row, none but what a library says stands in brackets.
  expect(stderr.replaceAll(/（[^）]*）|sh -c '…'|tcpdump[^\n]*/g, '')).not.toMatch(
    /\b(expected|Correct|Remove|Add|Give|found|is missing)\b/,
  );
});
