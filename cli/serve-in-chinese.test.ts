import { connect } from 'node:net';
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
