import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../mock-platform/listeners/free-port.ts';
import type { ServerCertificate } from './contestant.ts';

/** The version of the mosquitto that is installed; undefined when there is none. */
export function mosquittoVersion(): string | undefined {
  const { stdout } = spawnSync('mosquitto', ['-h'], { encoding: 'utf8' });
  return /version (\S+)/.exec(stdout ?? '')?.[1];
}

/** mosquitto on two loopback ports, without persistence or log, limits lifted. */
export async function startMosquitto({ key, cert }: ServerCertificate) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-mosquitto-'));
  const [tcp, tls] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'key.pem'), key);
  writeFileSync(join(folder, 'cert.pem'), cert);
  const common = ['allow_anonymous true', 'log_dest none', 'persistence false', 'set_tcp_nodelay true', 'user root'];
  const limits = ['max_inflight_messages 0', 'max_queued_messages 0', 'per_listener_settings false'];
  const listeners = [`listener ${tcp} 127.0.0.1`, `listener ${tls} 127.0.0.1`, 'certfile cert.pem', 'keyfile key.pem'];
  writeFileSync(join(folder, 'mosquitto.conf'), `${[...common, ...limits, ...listeners].join('\n')}\n`);
  const process = spawn('mosquitto', ['-c', 'mosquitto.conf'], { cwd: folder, stdio: 'ignore' });
  await Promise.all([untilOpen(tcp, process), untilOpen(tls, process)]);
  return {
    pid: process.pid ?? 0,
    ports: { tcp, tls },
    stop: async () => {
      const exited = once(process, 'exit');
      process.kill();
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilOpen(port: number, process: ChildProcess): Promise<void> {
  while (process.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
  }
  throw new Error(`mosquitto ended with exit code ${process.exitCode} before it listened.`);
}
