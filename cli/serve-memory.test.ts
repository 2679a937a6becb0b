import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationHeaders } from '../bench/siege/application.ts';
import { commandsOf, publish, subscribe, topicOf } from '../bench/siege/as-device.ts';
import { Bout, type HostileDevice, type Target } from '../bench/siege/bout.ts';
import { Served } from './testing.ts';

const application = { appId: 'app', secret: 'secret' };
const KiB = 1024;

/** Does so much of it: 1 is all. */
type Attack = (bout: Bout, share: number) => Promise<unknown>;

/** Each of them, and the last five together, would hold more than all may. */
const hostile: Readonly<Record<string, Attack>> = {
  async 'subscribes to 200,000 topics'(bout, share) {
    const socket = await bout.login();
    for (let n = 0; n < 20 * share; n += 1) {
      const topics = Array.from({ length: 10_000 }, (_, m) => `${n}/${m}/level`);
      await bout.send(socket, subscribe(n + 1, topics));
    }
    await bout.hold(500);
  },
  async 'subscribes to long topics'(bout, share) {
    const socket = await bout.login();
    for (let n = 0; n < 1500 * share; n += 1) await bout.send(socket, subscribe(n + 1, [`${n}`.padEnd(60_000, 'x')]));
    await bout.hold(500);
  },
  async 'never reads the commands that it is sent'(bout, share) {
    const socket = await bout.login();
    await bout.send(socket, subscribe(1, [commandsOf(bout)]));
    await bout.hold(100);
    socket.pause();
    const headers = await applicationHeaders(bout);
    const body = JSON.stringify({
      header: { mode: 'NOACK', method: 'SET_BRIGHTNESS' },
      body: { brightness: 40, text: 'x'.repeat(900 * KiB) },
    });
    const path = `/iocm/app/signaltrans/v1.1.0/devices/${bout.device.deviceId}/services/Lamp01/sendCommand`;
    for (let n = 0; n < 120 * share; n += 1)
      await (await bout.fetch(path, { method: 'POST', headers, body }))?.arrayBuffer();
  },
  async 'never reads what its reports are answered with'(bout, share) {
    const socket = await bout.login();
    socket.pause();
    for (let n = 0; n < 3000 * share; n += 1)
      await bout.send(socket, publish(topicOf(bout), '{}', { messageId: n + 1 }));
    await bout.hold(500);
  },
  // A connection may have 1000 identifiers without PUBREL.
  ...Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [`sends 20 kB at QoS 2 and never says PUBREL, ${n}`, neverReleases]),
  ),
};

async function neverReleases(bout: Bout, share: number): Promise<void> {
  const socket = await bout.login();
  const payload = 'x'.repeat(20 * KiB);
  for (let n = 0; n < 1800 * share; n += 1) {
    await bout.send(socket, publish(topicOf(bout), payload, { qos: 2, messageId: (n % 900) + 1, dup: n >= 900 }));
  }
  await bout.hold(500);
}

const rounds = 2;
const MB = 1e6;

let served: Served;
let target: Target;
beforeAll(async () => {
  // The journal has a bound of its own, and an option for it.
  const options = [
    '--application',
    `${application.appId}:${application.secret}`,
    '--journal-bytes',
    String(4 * 2 ** 20),
  ];
  const devices = Object.keys(hostile).flatMap((_, n) => ['--device', `node_${n}=siege_${n}`]);
  served = new Served([...options, ...devices, '--no-throttle', '--https-port', 'off', '--key-type', 'ecdsa']);
  const { ports, url = '', devices: registered } = await served.ready();
  target = { ports: ports as Target['ports'], url, devices: registered, application };
});
afterAll(() => served.stop('SIGKILL'));

function residentMB(): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${served.process.pid}/status`, 'utf8')) ?? [];
  return (Number(kB) * 1024) / MB;
}

test.runIf(process.platform === 'linux')(
  'subscriptions without end, long topics, a device that does not read, and QoS 2 cost 64 MB in all',
  { timeout: 240_000 },
  async () => {
    const play = (round: number, share = 1) =>
      Promise.all(
        Object.values(hostile).map((act, n) =>
          new Bout(target, target.devices[n] as HostileDevice, round).play((bout) => act(bout, share)),
        ),
      );
    // All code has run once, with little: what is compiled is not what this is about.
    await play(0, 1 / 20);
    const before = residentMB();
    let highest = before;
    let isOver = false;
    const watching = (async () => {
      for (; !isOver; await sleep(20)) highest = Math.max(highest, residentMB());
    })();
    for (let round = 1; round <= rounds; round += 1) await play(round);
    isOver = true;
    await watching;
    expect(served.process.exitCode).toBe(null);
    expect(highest - before).toBeLessThan(64);
  },
);
