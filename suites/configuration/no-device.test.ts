import { expect, test } from 'vitest';
import { refusal, type Sources, useFolder } from './configuration-testing.ts';

useFolder();

const whatToSet = [
  'Expected the command that runs your device: set DEVICE_COMMAND="python3 my_device.py", or use --device, or device.command in conformance.config.yaml.',
  'To judge the reference device that comes with the kit, use --reference, or set CONFORMANCE_REFERENCE=true.',
];

test.each<readonly [string, Sources, readonly string[]]>([
  ['none is named', { flags: { reference: false } }, ['No device is named.']],
  ['its command is empty', { env: { DEVICE_COMMAND: '' } }, ['DEVICE_COMMAND is empty, so no device is named.']],
  [
    'the variable is misspelt',
    { env: { DEVICE_COMAND: './lamp' } },
    ['No device is named.', 'There is no variable DEVICE_COMAND. Did you mean DEVICE_COMMAND?'],
  ],
  [
    'there is only its product model',
    { env: { PRODUCT_MODEL: 'model' }, flags: { reference: false } },
    ['No device is named.', 'Without a device there is no use for PRODUCT_MODEL.'],
  ],
  [
    'there are only things about it',
    { file: { device: { cwd: 'model' }, codec: 'codec.ts' } },
    [
      'No device is named.',
      'Without a device there is no use for device.cwd in settings/lamp.json:1:18 and codec in settings/lamp.json:1:35.',
    ],
  ],
  ['hardware is ruled out', { flags: { deviceExternal: false } }, ['No device is named.']],
])('nothing is judged when %s, and the message says what to set', async (_, sources, message) => {
  expect(await refusal(sources)).toBe([...message, ...whatToSet].join('\n'));
});
