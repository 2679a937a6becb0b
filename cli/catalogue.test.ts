import { expect, test } from 'vitest';
import { said } from './testing.ts';

test('a rule is explained in Chinese where that is asked for, with its Chinese page', async () => {
  const { stdout } = await said(['explain', 'V2-CMD-18', '--lang', 'zh']);
  expect(stdout).toContain('设备在处理命令时继续上报。');
  expect(stdout).toContain('接受命令的设备');
  expect(stdout).toContain('为什么重要\n');
  expect(stdout).toContain('处理命令时停止上报的设备');
  expect(stdout).not.toContain('如何修复');
  expect(stdout).not.toContain('Why it matters');
});

test.each([
  ['CONFORMANCE_LANG', { CONFORMANCE_LANG: 'zh' }],
  ['the locale', { LANG: 'zh_CN.UTF-8' }],
])('%s says the language of the list', async (_, env) => {
  const { stdout } = await said(['list', '--generation', '2'], { env });
  expect(stdout).toContain('在处理命令时继续上报');
  expect(stdout).toMatch(/共\d+条规则/);
});

test('what programs read is the same in every language, and the next command speaks English again', async () => {
  const [chinese, english] = [await said(['list', '--json', '--lang', 'zh']), await said(['list', '--json'])];
  expect(chinese.stdout).toBe(english.stdout);
  expect((await said(['explain', 'V2-CMD-18'])).stdout).toContain('goes on reporting while it handles commands');
});

test('a language that the kit does not speak is a mistake that is named', async () => {
  const { stderr, exitCode } = await said(['explain', 'V2-CMD-18', '--lang', 'tlh']);
  expect(stderr).toContain('--lang is "tlh", expected one of en, zh.');
  expect(exitCode).toBe(2);
});
