import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectAsync } from 'mqtt';
import { generateCredentials } from '../mock-platform/protocol/credentials.ts';
import { dataTopic, lamp } from '../mock-platform/testing.ts';

// QoS 1 reports per second through the mock platform with every check on, beside bare aedes, in turn, as a ratio.

const rounds = 5;
const reports = 20_000;
/** Reports that wait for their PUBACK at any time. */
const inFlight = 100;
const payload = JSON.stringify({
  msgType: 'deviceReq',
  data: [{ serviceId: 'Brightness', serviceData: { level: 42 } }],
});

async function start(kind: 'mock' | 'aedes'): Promise<{ process: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL('./server.js', import.meta.url));
  const server = spawn(process.execPath, [script, kind], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(server.stdout), 'line');
  return { process: server, port: Number(line) };
}

async function reportsPerSecond(port: number): Promise<number> {
  const credentials = generateCredentials({ ...lamp, time: Date.now() });
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, credentials);
  (client.stream as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
  const began = performance.now();
  let sent = 0;
  const send = async () => {
    while (sent < reports) {
      sent += 1;
      await client.publishAsync(dataTopic, payload, { qos: 1 });
    }
  };
  await Promise.all(Array.from({ length: inFlight }, send));
  const seconds = (performance.now() - began) / 1000;
  await client.endAsync();
  return reports / seconds;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const servers = { mock: await start('mock'), aedes: await start('aedes') };
const rates: Record<'mock' | 'aedes', number[]> = { mock: [], aedes: [] };
for (let round = -1; round < rounds; round++) {
  for (const kind of ['mock', 'aedes'] as const) {
    const rate = await reportsPerSecond(servers[kind].port);
    // The first round warms both up.
    if (round >= 0) rates[kind].push(rate);
  }
}
for (const { process } of Object.values(servers)) process.kill();

const ratios = rates.mock.map((rate, round) => rate / (rates.aedes[round] ?? rate));
console.log(
  JSON.stringify({
    benchmark: 'QoS 1 reports per second',
    mock: Math.round(median(rates.mock)),
    aedes: Math.round(median(rates.aedes)),
    ratio: Number(median(ratios).toFixed(3)),
    lowest: Number(Math.min(...ratios).toFixed(3)),
    highest: Number(Math.max(...ratios).toFixed(3)),
    rounds,
  }),
);
