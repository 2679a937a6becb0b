import { expect, test } from 'vitest';
import { DeviceError } from './device.ts';
import { type ExternalDeviceOptions, externalDevice } from './external-device.ts';
import { sampleConnection } from './v1/sample-connection.ts';

function bench(options: Partial<ExternalDeviceOptions> = {}) {
  const said: string[] = [];
  return { said, device: externalDevice({ say: (text) => said.push(text), ...options }) };
}

test('the person at the bench learns what to enter', async () => {
  const { said, device } = bench();
  await device.start(sampleConnection);
  expect(said).toEqual([
    `Connect the device with these settings; the suite waits for it.
  host           127.0.0.1
  port           8883
  transport      mqtts, trusting the CA in /tmp/ca files/ca.pem
  device id      5f7a_lamp
  node id        lamp-1
  secret         9d1f6c0b3a
  codec mode     json
  product model  /models/street-lamp`,
  ]);
});

test('the message is repeated only when something changes', async () => {
  const { said, device } = bench();
  await device.start(sampleConnection);
  await device.start(sampleConnection);
  await device.start({ ...sampleConnection, transport: 'mqtt' });
  expect(said).toHaveLength(2);
  expect(said[1]).toContain('\n  transport      mqtt, without TLS\n');
});

test('what a first look has found is no reason to repeat it', async () => {
  const { said, device } = bench();
  await device.start(sampleConnection);
  await device.start({ ...sampleConnection, generation: 2, productModel: '/models/street-lamp.json' });
  expect(said).toHaveLength(1);
});

test('without a reset command stopping changes nothing', async () => {
  const { device } = bench();
  expect(device).toMatchObject({ kind: 'external', description: ['hardware on the bench'], restartable: false });
  const run = await device.start(sampleConnection);
  expect(await run.stop()).toEqual({ code: 0, signal: null });
  expect(await run.exited).toEqual({ code: 0, signal: null });
});

test('a reset command stops it, and gets the device', async () => {
  const { device } = bench({ resetCommand: `sh -c 'echo "$0 $IOT_NODE_ID"' {deviceId}` });
  expect(device.restartable).toBe(true);
  const run = await device.start(sampleConnection);
  expect(await run.stop()).toEqual({ code: 0, signal: null });
  expect(run.output.map(({ text }) => text)).toEqual(['5f7a_lamp lamp-1']);
});

test.each([
  [
    'fails',
    ['sh', '-c', 'echo no relay >&2; exit 3'],
    {
      code: 3,
      signal: null,
      error: `The reset command ended with code 3: sh -c 'echo no relay >&2; exit 3'\nno relay`,
    },
  ],
  [
    'takes too long',
    'sleep 1000',
    { code: 1, signal: null, error: 'The reset command did not end within 10 ms: sleep 1000' },
  ],
  [
    'cannot be run',
    './relay',
    { code: 1, signal: null, error: expect.stringMatching(/^Cannot run the command: there is no file/) },
  ],
])('a reset command that %s shows in the exit', async (_, resetCommand, exit) => {
  const { device } = bench({ resetCommand, ...(resetCommand === 'sleep 1000' && { resetMs: 10 }) });
  const run = await device.start(sampleConnection);
  expect(await run.stop()).toEqual(exit);
});

test('a reset command that cannot be split is refused', () => {
  expect(() => bench({ resetCommand: 'relay "off' })).toThrow(DeviceError);
});
