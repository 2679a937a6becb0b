import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bout, type HostileDevice, type Target } from '../bench/siege/bout.ts';
import { kinds } from '../bench/siege/kinds.ts';
import { Served } from './testing.ts';

const application = { appId: 'app', secret: 'secret' };
const hostile = [
  'subscribes to 10,000 topics',
  'subscribes one by one',
  'subscribes to topics of 60 kB',
  'subscribes to 100 levels',
  'publishes on topics of 65 kB',
  'never reads the commands that it is sent',
  'never reads what its reports are answered with',
  'never says PUBREL',
  'repeats 20 kB at QoS 2',
  'repeats 20 kB at QoS 2 with one identifier',
];
const rounds = 5;
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
  const devices = hostile.flatMap((_, n) => ['--device', `node_${n}=siege_${n}`]);
  served = new Served([...options, ...devices, '--no-throttle', '--https-port', 'off', '--key-type', 'ecdsa']);
  const { ports, url = '', devices: registered } = await served.ready();
  target = { ports: ports as Target['ports'], url, devices: registered, application };
});
afterAll(() => served.stop('SIGKILL'));

function residentMB(): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${served.process.pid}/status`, 'utf8')) ?? [];
  return (Number(kB) * 1024) / MB;
}

async function play(name: string, device: HostileDevice, round: number): Promise<void> {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(`No hostile client ${name}: see bench/siege.`);
  await new Bout(target, device, round).play(kind.play);
}

test.runIf(process.platform === 'linux')(
  'subscriptions without end, long topics, a device that does not read, and QoS 2 cost 64 MB in all',
  { timeout: 240_000 },
  async () => {
    // All code has run once: what is compiled is not what this is about.
    for (const [n, name] of hostile.entries()) await play(name, target.devices[n] as HostileDevice, 0);
    const before = residentMB();
    let highest = before;
    let isOver = false;
    const watching = (async () => {
      for (; !isOver; await sleep(20)) highest = Math.max(highest, residentMB());
    })();
    await Promise.all(
      hostile.map(async (name, n) => {
        for (let round = 1; round <= rounds; round += 1) await play(name, target.devices[n] as HostileDevice, round);
      }),
    );
    isOver = true;
    await watching;
    expect(served.process.exitCode).toBe(null);
    expect(highest - before).toBeLessThan(64);
  },
);
