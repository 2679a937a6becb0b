import { connect } from 'node:net';
import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { Served } from './testing.ts';

const env = { LANG: 'zh_CN.UTF-8' };

test('serve says what happens in Chinese, in columns; its ready line is the same in every language', async () => {
  const served = new Served(['--device', 'lamp'], { env });
  onTestFinished(() => void served.process.kill('SIGKILL'));
  const ready = await served.ready();
  expect(Object.keys(ready)).toContain('devices');
  const socket = connect(Number(ready.ports.tcp), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.end('GET / HTTP/1.1\r\n\r\n');
  const lines = await served.line(/已拒绝/);
  expect(lines).toMatch(/^[\d:.]{12} {2}127\.0\.0\.1:\d+ +已拒绝 {5} /m);
  expect(lines).toMatch(/未通过鉴权前由(设备|平台)关闭：/);
});

test('why a log-in is refused, and what a broken rule says, are Chinese, too', async () => {
  const served = new Served(['--device', 'lamp'], { env });
  onTestFinished(() => void served.process.kill('SIGKILL'));
  const { ports } = await served.ready();
  const login = {
    clientId: 'lamp_0_0_2026',
    username: 'lamp',
    password: 'x',
    connectTimeout: 5000,
    reconnectPeriod: 0,
  };
  await expect(connectAsync(`mqtt://127.0.0.1:${ports.tcp}`, login)).rejects.toThrow();
  const refused = await served.line(/已拒绝.*\n/);
  expect(refused).toMatch(
    /已拒绝 +CONNACK 4，设备：期望已注册设备的device_id，实际为"lamp"，没有注册为device_id（这是node_id；/,
  );
  const broken = await served.line(/MUST：.*\n/);
  expect(broken).toMatch(/V2-CONN-02 MUST：没有设备的device_id与它的客户端ID中的一致。期望/);
});
