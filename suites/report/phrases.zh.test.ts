import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { phraseBook } from '../../mock-platform/language/phrase-book.ts';
import { examples } from '../pages/example.ts';
import { phrasesInChinese } from './phrases.zh.ts';

const file = join(import.meta.dirname, '../pages/examples.json');
const recorded = Object.entries(examples.parse(JSON.parse(readFileSync(file, 'utf8'))));
const book = phraseBook(phrasesInChinese);

/** What is no text of the kit's own, or is said by no rule any more. */
const others = [
  // OpenSSL, a codec of the tests, a request id with a blank, what a scenario calls its bytes.
  /unsupported protocol/,
  /after the end of the message/,
  /with percent/,
  /packet type 0/,
  // Recorded with earlier words.
  /sent together with others/,
  /declares that it reports/,
];

test('what faulty devices were told is told in Chinese, but for what they wrote', () => {
  const texts = recorded.flatMap(([, { breaks }]) => [
    breaks.message,
    breaks.expected,
    breaks.actual,
    breaks.nearMiss ?? '',
  ]);
  const left = [...new Set(texts)].filter((text) => {
    if (others.some((other) => other.test(text))) return false;
    const bare = book(text).replaceAll(/"(?:[^"\\]|\\.)*"|\{\w+\}|\([^)]*…\)|\{[^}]*\}/g, '');
    return /(?<![\w$./-])[a-z]{3,} [a-z]{2,}/.test(bare);
  });
  expect(left).toEqual([]);
  expect(texts.length).toBeGreaterThan(600);
});

test.each([
  [
    'commands: The device was not ready within 5 s: it opened no connection to port 40001, which it gets in IOT_HOST and IOT_PORT.',
    'commands：设备在5 s内没有就绪：它没有连接端口40001，该端口由IOT_HOST和IOT_PORT给出。',
  ],
  [
    'The device was not let in: its last CONNECT was refused with return code 4: user-name: expected "a", got "b" (another letter case).',
    '设备未通过鉴权：它最后一次CONNECT被拒绝，返回码为4：用户名：期望"a"，实际为"b"（大小写不同）。',
  ],
  ['The device ended with exit code 3, and the scenario with it.', '设备结束了运行，退出码为3，场景随之中止。'],
  [
    'Cannot run the command: there is no program pyhton on the PATH.\n  command: pyhton a.py\n  folder:  /d\nCorrect its name, install it, or write its path in full.',
    '无法运行命令：PATH中没有程序pyhton。\n  命令：pyhton a.py\n  目录：/d\n改正程序名，安装该程序，或写出完整路径。',
  ],
  [
    'the run was stopped at its limit of 30 s (timeouts.runMs) before a scenario showed this',
    '还没有场景触发此规则，运行就因达到30 s的上限（timeouts.runMs）停止了',
  ],
  ['the device answered none of three property gets', '三个属性查询，设备一个都没有响应'],
  [
    'L/A, L/B were never sent: raise capabilities.maxCommandBytes (64) if the device takes longer commands, or run with --runs thorough.',
    'L/A, L/B从未下发：如果设备能接收更长的命令，调大capabilities.maxCommandBytes（64），或使用--runs thorough运行。',
  ],
  [
    "the device's clock is 56 years off (slow): its ClientHello says that it is 1970-01-01 00:00:09 UTC, and the certificate is valid from 2026-11-30 to 2027-12-01",
    '设备的时钟慢了56年：它的ClientHello表明时间为1970-01-01 00:00:09 UTC，而证书的有效期为2026-11-30～2027-12-01',
  ],
  [
    'The adapter did not answer "report": it ended with code 4.\nIts last words:\nreport is done',
    '适配器没有响应“report”：它已结束，退出码为4。\n它最后的输出：\nreport is done',
  ],
])('why a run shows less: %s', (text, chinese) => {
  expect(book(text)).toBe(chinese);
});

test.each([
  ['send L/A {"on":1,"name":"a, b"} with mid 7', '下发L/A {"on":1,"name":"a, b"}（mid为7）'],
  ['send 3 property sets at once: L/A {"x":1}, L/B {}', '同时下发3个属性设置：L/A {"x":1}, L/B {}'],
  ['send L/A {}, in 3 pieces, cut after byte 1, 2', '分3段下发L/A {}，在第1, 2字节之后切开'],
  ['send L/A {} with mid 7 at QoS 0 of 300 bytes, byte by byte', '逐字节下发L/A {}（mid为7）（QoS 0）（300字节）'],
  [
    'send 5 commands in one write: L/A {} at QoS 0, L/B {"x":" of 3 bytes"}, L/C {} of 9 bytes and 2 more',
    '一次写入下发5个命令：L/A {}（QoS 0），L/B {"x":" of 3 bytes"}，L/C {}（9字节），另有2个',
  ],
  ['send L/A {} at QoS 0, as at the end of every sequence', '下发L/A {}（QoS 0），与每个序列末尾一样'],
  ['send a malformed command: not known', '下发格式错误的命令：not known'],
  ['deliver the 5th last answered command once more, with DUP', '带DUP标志重发倒数第5个已响应的命令'],
])('a step is told: %s', (text, chinese) => {
  expect(book(text)).toBe(chinese);
});

test.each([
  'ACME sends reports of at most forty bytes.',
  'It is long, and nobody reads it.',
  'The lamp is red; the switch is off.',
])('a text of a rule of one’s own stays as it is: %s', (text) => {
  expect(book(text)).toBe(text);
});
