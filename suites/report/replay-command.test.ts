import { expect, test } from 'vitest';
import { cliReplay, flagWords, vitestReplay } from './replay-command.ts';

test.each<[Record<string, string>, string]>([
  [{}, 'REPLAY=r1.commands.7 npx vitest run --project conformance'],
  [
    {
      DEVICE_COMMAND: "python3 it's.py",
      PATH: '/bin',
      CONFORMANCE_SEED: '3',
      REPORT_DIR: 'out',
      CONFORMANCE_STRICT: '',
    },
    `DEVICE_COMMAND='python3 it'\\''s.py' REPLAY=r1.commands.7 npx vitest run --project conformance`,
  ],
  [
    { DEVICE_COMMAND: './lamp', CONFORMANCE_SECRET: 'abc', DEVICE_ENV: 'A=1 MQTT_PASSWORD=abc' },
    "DEVICE_COMMAND=./lamp DEVICE_ENV='A=1 MQTT_PASSWORD=***' CONFORMANCE_SECRET='***' REPLAY=r1.commands.7 npx vitest run --project conformance",
  ],
])('with the variables %o', (env, command) => {
  expect(vitestReplay(env)('r1.commands.7')).toBe(command);
});

test.each<[Record<string, unknown>, string]>([
  [{}, 'npx huawei-iot-conformance replay r1.commands.7'],
  [
    { deviceCommand: 'python3 device.py', productModel: './model', seed: '3', verbose: true },
    "npx huawei-iot-conformance replay r1.commands.7 --device-command 'python3 device.py' --product-model ./model",
  ],
  [
    { deviceCommand: './lamp', commands: false, deviceEnv: ['A=1', 'API_TOKEN=abc'], secret: 'abc' },
    "npx huawei-iot-conformance replay r1.commands.7 --device-command ./lamp --device-env A=1 'API_TOKEN=***' --no-commands --secret '***'",
  ],
  [
    { config: 'lamp.yaml', rule: ['V1-CMD-01'], bail: true, watch: true, strict: ['V1-CMD-11', 'V1-TLS'] },
    'npx huawei-iot-conformance replay r1.commands.7 --config lamp.yaml --strict V1-CMD-11 V1-TLS',
  ],
])('with the flags %o', (flags, command) => {
  expect(cliReplay(flags)('r1.commands.7')).toBe(command);
});

test('flags are handed on as they were given, those that choose what is played only to a run', () => {
  const flags = { deviceCommand: "sh it's.sh", secret: 'abc', rule: ['V1-CMD-01'], watch: ['*.c'], commands: false };
  const device = ['--device-command', "sh it's.sh", '--no-commands', '--secret', 'abc'];
  expect(flagWords(flags, 'run')).toEqual([...device, '--rule', 'V1-CMD-01']);
  expect(flagWords(flags, 'replay')).toEqual(device);
});

test('a token that a shell would take apart is quoted', () => {
  expect(vitestReplay()("a b'c")).toBe(`REPLAY='a b'\\''c' npx vitest run --project conformance`);
});
