import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../mock-platform/temporary-folder.ts';
import { speakIn } from './speak.ts';
import { said } from './testing.ts';

const commands = ['run', 'replay', 'serve', 'init', 'credentials', 'judge', 'merge', 'list', 'explain'];

// The language is that of the process: what a test has made Chinese stays so.
afterEach(() => speakIn('en'));

/** Three English words in a row, which no text has but a command to type. */
const english = /[a-z]{2,} [a-z]{2,} [a-z]{2,}/;

test.each(['', ...commands])('the help of %j is Chinese', async (command) => {
  const { stdout } = await said([...(command ? [command] : []), '--help', '--lang', 'zh']);
  expect(stdout).toMatch(/^用法：.*\n\n\p{Script=Han}/u);
  expect(stdout.split('\n').filter((line) => english.test(line))).toEqual([]);
  expect(stdout).toContain('\n选项：\n');
  expect(stdout).toMatch(/-h, --help +显示帮助\n/);
});

test.each([
  [['rnu'], '错误：没有命令rnu\n（是否指run？）\n'],
  [['run', '--sed', '3'], '错误：没有选项--sed\n（是否指--seed？）\n'],
  [['run', '--seed'], '错误：选项--seed <number>缺少值\n'],
  [['replay'], '错误：缺少参数token\n'],
  [['init', '--generation', '3'], '错误：选项--generation <number>的值3无效，可选：1, 2。\n'],
  [['list', 'all', 'rules'], '错误：list的参数过多，期望0个，实际2个。\n'],
  [['explain', 'a', 'b'], '错误：explain的参数过多，期望1个，实际2个。\n'],
  [
    ['run'],
    '没有指定设备。\n' +
      '期望给出运行设备的命令：设置DEVICE_COMMAND="python3 my_device.py"，或使用--device，或写在conformance.config.yaml的device.command中。\n' +
      '要判定本套件自带的参考设备，使用--reference，或设置CONFORMANCE_REFERENCE=true。\n',
  ],
  [
    ['run', '--device', 'a', '--device-module', 'b'],
    '同时给出了--device-command和--device-module：期望只有一个被测设备。保留其中一个。\n',
  ],
  [['credentials', '--sign', '2', '--device-id', 'lamp'], '--sign为"2"：期望0（不校验时间戳）或1（校验）。改正它。\n'],
])('%o is answered in Chinese', async (args, text) => {
  expect(await said([...args, '--lang', 'zh'])).toMatchObject({ stderr: text, exitCode: 2 });
});

test('a port that is taken is told in Chinese', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { stderr } = await said(['serve', '--device', 'lamp', '--http-port', String(port), '--lang', 'zh']);
  other.close();
  expect(stderr).toContain(`127.0.0.1的http端口${port}已被占用：停止占用它的程序，或换一个端口，0表示任意空闲端口。`);
});

test('init writes, and says, Chinese; what it wrote in one language it knows in the other', async () => {
  const folder = await makeTemporaryFolder();
  try {
    const first = await said(['init', '--ci', 'jenkins', '--lang', 'zh'], { cwd: folder.path });
    expect(first).toMatchObject({
      stdout: '已写入conformance.config.yaml\n已写入Jenkinsfile\n',
      stderr: '在conformance.config.yaml中写上运行设备的命令，然后执行：npx huawei-iot-conformance run\n',
    });
    const again = await said(['init', '--ci', 'jenkins', '--overwrite', '--lang', 'en'], { cwd: folder.path });
    expect(again.stdout).toBe('replaced conformance.config.yaml\nreplaced Jenkinsfile\n');
  } finally {
    await folder.remove();
  }
});
