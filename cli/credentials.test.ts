import { describe, expect, onTestFinished, test } from 'vitest';
import { generateCredentials } from '../mock-platform/generations/v1/credentials.ts';
import { speakIn } from './speak.ts';
import { said } from './testing.ts';

const credentials = (args: readonly string[], given: { env?: NodeJS.ProcessEnv; stdin?: string } = {}) =>
  said(['credentials', ...args], given);

const time = ['--time', '2026-03-14T01:59:26Z'];
const at = Date.UTC(2026, 2, 14, 1);
const lamp = { deviceId: 'lamp_1', secret: '00112233445566778899', time: at };

describe('credentials are made', () => {
  test.each([
    [['--device-id', 'lamp_1'], generateCredentials(lamp)],
    [['--device-id', 'lamp_1', '--sign', '1'], generateCredentials({ ...lamp, signType: 1 })],
    [['--node-id', 'n_1'], generateCredentials({ nodeId: 'n_1', secret: lamp.secret, time: at })],
    [
      ['--product-id', 'p', '--node-id', 'n'],
      generateCredentials({ productId: 'p', nodeId: 'n', secret: lamp.secret, time: at }),
    ],
  ])('%j', async (args, expected) => {
    const { stdout } = await credentials([...args, '--secret', lamp.secret, ...time, '--json']);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test.each(['2026031401', '2026-03-14T01:00:00.000Z', '2026-03-14T02:30:00+01:00', String(at)])(
    'at %s',
    async (text) => {
      const { stdout } = await credentials(['--device-id', 'lamp_1', '--secret', lamp.secret, '--time', text]);
      expect(stdout).toContain(
        'client identifier  lamp_1_0_0_2026031401\nuser name          lamp_1\npassword           ',
      );
    },
  );

  test('with a secret from a variable or from standard input', async () => {
    const { password } = generateCredentials(lamp);
    const ways = [
      credentials(['--device-id', 'lamp_1', ...time], { env: { IOT_DEVICE_SECRET: lamp.secret } }),
      credentials([...time], { env: { IOT_DEVICE_ID: 'lamp_1', IOT_DEVICE_SECRET: lamp.secret } }),
      credentials(['--device-id', 'lamp_1', '--secret', '-', ...time], { stdin: `${lamp.secret}\nrest` }),
    ];
    for (const { stdout } of await Promise.all(ways)) expect(stdout).toContain(password);
  });
});

describe('credentials are checked as the platform does it', () => {
  const right = generateCredentials(lamp);
  const triple = (of: Partial<typeof right> = {}) => {
    const { clientId, username, password } = { ...right, ...of };
    return [
      '--check',
      '--client-id',
      clientId,
      '--username',
      username,
      '--password',
      password,
      '--secret',
      lamp.secret,
      ...time,
    ];
  };

  test('right ones are accepted', async () => {
    const { stdout, exitCode } = await credentials(triple());
    expect(stdout).toMatch(/^✓ client-identifier {4}"lamp_1_0_0_2026031401"$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('The platform accepts them: CONNACK 0.');
    expect(exitCode).toBe(0);
  });

  const swapped = '0cd8b3a5d3a1a2c8b7f6d7d1f0a4f7b2c6c5c1a7a2b9b8d7e6f5a4b3c2d1e0f9';
  test.each<[string, string[], string]>([
    ['a wrong password', triple({ password: swapped }), 'CONNACK 4, password: expected HMAC-SHA256'],
    ['the secret itself', triple({ password: lamp.secret }), 'looks like: '],
    ['another user name', triple({ username: 'lamp_1_0_0_2026031401' }), 'looks like: the whole client identifier'],
    [
      'a client identifier that is short of a part',
      triple({ clientId: 'lamp_0_2026031401' }),
      'CONNACK 2, client-identifier',
    ],
    [
      'another device than the one that was named',
      [...triple(), '--device-id', 'lamp_2'],
      '"lamp_1", not registered as device_id',
    ],
    [
      'a deviceId under type 2',
      [...triple({ clientId: 'lamp_1_2_0_2026031401' }), '--device-id', 'lamp_1', '--node-id', 'n'],
      'looks like: a deviceId, which goes with authentication type 0',
    ],
  ])('%s is explained', async (_, args, message) => {
    const { stdout, exitCode } = await credentials(args);
    expect(stdout).toContain(message);
    expect(stdout).toContain('The platform refuses them: CONNACK');
    expect(exitCode).toBe(1);
  });

  test('in the words of generation 2, but for log-ins that only generation 1 has', async () => {
    const second = await credentials([...triple({ password: swapped }), '--device-id', 'lamp_2']);
    expect(second.stdout).toContain('expected the device_id of a registered device');
    expect(second.stdout).not.toMatch(/nodeId|deviceId/);
    const first = await credentials(triple({ clientId: 'lamp_1_2_0_2026031401' }));
    expect(first.stdout).toContain('The platform accepts them: CONNACK 0.');
    expect(first.stderr).toBe('Only generation 1 has a log-in by nodeId or of a product: generation 2 refuses it.\n');
  });

  test('nothing of the secret or of the right password is shown', async () => {
    const { stdout } = await credentials(triple({ password: swapped }));
    expect(stdout).not.toContain(lamp.secret);
    expect(stdout).not.toContain(right.password);
  });

  test('in Chinese, in columns, and to programs in English', async () => {
    onTestFinished(() => speakIn('en'));
    const wrong = [...triple({ username: 'lamp_1_0_0_2026031401' }), '--lang', 'zh'];
    const { stdout } = await credentials(wrong);
    expect(stdout).toMatch(/^✓ 客户端ID {6}"lamp_1_0_0_2026031401"$/m);
    expect(stdout).toMatch(/^✗ 用户名 {8}"lamp_1_0_0_2026031401"\n {16}期望.*\n {16}疑似原因：写成了整个客户端ID$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^平台拒绝这组鉴权参数：CONNACK 4，用户名：期望.*。$/);
    const accepted = await credentials([...triple(), '--lang', 'zh']);
    expect(accepted.stdout.trimEnd().split('\n').at(-1)).toBe('平台接受这组鉴权参数：CONNACK 0。');
    const json = await credentials([...wrong, '--json']);
    expect(json.stdout).toContain('user-name');
    expect(json.stdout).not.toMatch(/\p{Script=Han}/u);
  });

  test('as JSON for programs', async () => {
    const { stdout } = await credentials([...triple({ username: 'x' }), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ accepted: false, returnCode: 4, findings: expect.any(Array) });
  });
});

test.each<[string[], string]>([
  [[], 'There is no device: expected --device-id ID'],
  [['--device-id', 'x'], 'There is no secret: expected --secret SECRET, the variable IOT_DEVICE_SECRET, or --secret -'],
  [['--device-id', 'x', '--secret', '-'], 'Standard input is empty'],
  [['--device-id', 'x', '--node-id', 'y', '--secret', 's'], '--device-id and --node-id are given at once'],
  [['--product-id', 'x', '--device-id', 'd', '--secret', 's'], '--product-id is given alone'],
  [
    ['--device-id', 'x', '--secret', 's', '--time', 'soon'],
    '--time is "soon": expected a time such as 2026-03-14T01:59:26Z',
  ],
  [['--device-id', 'x', '--secret', 's', '--sign', '2'], '--sign is "2": expected 0'],
  [['--device-id', 'x', '--secret', 's', '--username', 'u'], '--username is for --check'],
  [['--check', '--secret', 's'], 'There is nothing to check'],
])('%j is refused with what to do', async (args, message) => {
  const { stderr, stdout, exitCode } = await credentials(args);
  expect(stderr).toContain(message);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
});
