import { mkdtemp, rm, stat } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './frame/child.ts';
import { threadsOf } from './frame/process-figures.ts';
import { readFlags } from './frame/read-flags.ts';
import { type BenchmarkResult, isMet, printResult, type Ratio } from './frame/result.ts';
import type { BesiegeJob, Besieged as Done } from './load/besiege.ts';
import { Besieged, type Pulse } from './siege/besieged.ts';
import type { HostileDevice } from './siege/bout.ts';
import { WellBehaved } from './siege/well-behaved.ts';

// Besieges one `serve --state --journal` with every kind of hostile client at once, beside ten well-behaved devices and one
// application; loopback only. Ends with exit code 1 where it crashed, lost what it had acknowledged, or held twice the memory that it may.

const { numbers, values } = readFlags(
  {
    /** Of siege. */
    seconds: 600,
    /** Of the well-behaved alone and in a hurry, first: until what the platform keeps of them is at its bounds. */
    warm: 20,
    /** Of the well-behaved alone, before. */
    alone: 60,
    /** Of the well-behaved alone, after. */
    settle: 60,
    /** Milliseconds that each kind rests between two bouts. */
    pace: 1000,
  },
  {
    /** Only kinds whose name contains this. */
    only: { type: 'string', default: '' },
    /** Ends with 1 for every goal that is not met, not only for a crash or a loss: memory and time say something on a quiet machine. */
    strict: { type: 'boolean', default: false },
    /** Further arguments for serve, such as --no-rules. */
    serve: { type: 'string', multiple: true, default: [] },
  },
);
const { seconds, warm, alone, settle, pace: paceMs } = numbers;
const hostileDevices = 100;
/** What may not be on any machine. */
const grave = new Set(['crashes', 'acknowledged and lost', 'connections of the well-behaved lost, calls failed']);
const memoryGoal = 'RSS highest, MB';
/** Twice what it should take: no machine is so slow that a bound does not hold. */
const outOfBounds = 600;
/** They end what they are at within 10 s, and say so when the processor is theirs. */
const besiegersMs = 60_000;
const latencyRatio = 'p99 ms of the well-behaved: under siege / alone';
const applications = { good: { appId: 'good-app', secret: 'good' }, hostile: { appId: 'siege-app', secret: 'siege' } };

const folder = await mkdtemp(join(tmpdir(), 'siege-'));
const args = [
  ...Object.values(applications).flatMap(({ appId, secret }) => ['--application', `${appId}:${secret}`]),
  ...Array.from({ length: 10 }, (_, n) => ['--device', `good_node_${n}=siege_good_${n}`]).flat(),
  ...['--state', join(folder, 'platform.state'), '--journal', join(folder, 'journal.ndjson')],
  ...['--journal-file-bytes', String(64 * 2 ** 20), '--no-throttle'],
  ...values.serve,
];
let serve = await Besieged.start(args);
const opened: { stop(): unknown }[] = [];
try {
  const result = await besiege();
  printResult(result);
  const unmet = result.ratios.filter((ratio) => isMet(ratio) === false);
  for (const { of, median } of unmet) console.error(`Not met: ${of} is ${median}.`);
  const isGrave = ({ of, median }: Ratio) => grave.has(of) || (of === memoryGoal && median > outOfBounds);
  const graves = values.strict ? unmet : unmet.filter(isGrave);
  process.exitCode = graves.length > 0 ? 1 : 0;
} finally {
  for (const one of opened) await one.stop();
  await serve.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function besiege(): Promise<BenchmarkResult> {
  const good = await WellBehaved.start(serve.ready, applications.good);
  const target = {
    ports: serve.ready.ports,
    url: serve.ready.url,
    application: applications.hostile,
    devices: await registerHostile(),
  };
  await Promise.all([good.hurry(warm), phase('warm', warm)]);
  await phase('alone', alone);
  const before = serve.residentMB;
  const quiet = latencies(good);
  good.measureAnew();
  serve.pulses.length = 0;
  const besiegers = await Child.start('load/besiege', { target, paceMs, only: values.only } satisfies BesiegeJob);
  opened.push(besiegers);
  // They are elsewhere in earnest: they must not take the processors from those who are besieged.
  for (const thread of threadsOf(besiegers.pid)) setPriority(thread, constants.priority.PRIORITY_LOW);
  const highest = await phase('siege', seconds);
  const loud = latencies(good);
  const told = percentiles(good.told.after);
  const loop = late(serve.pulses);
  const done = await besiegers.ask<Done>({}, besiegersMs);
  await besiegers.stop();
  const crashed = serve.isAlive ? 0 : 1;
  if (crashed) throw new Error(`serve ended during the siege. It said last:\n${serve.said}`);
  await phase('settle', settle);
  const after = serve.residentMB;
  const lost = await good.stop();
  lost.push(...(await good.missing()));
  await serve.stop('SIGKILL');
  const journal = await stat(join(folder, 'journal.ndjson'));
  serve = await Besieged.start(args);
  lost.push(...(await good.missing(serve.ready.url)).map((one) => `${one}, after kill -9`));
  for (const one of [...lost.slice(0, 10), ...good.troubles.slice(0, 10)]) console.error(one);
  console.error(`journal file: ${(journal.size / 1e6).toFixed(0)} MB`);
  const fixed = (value: number) => Number(value.toFixed(1));
  return {
    benchmark: 'A siege',
    how: `${done.kinds} kinds of hostile client at once for ${seconds} s against one \`serve --state --journal\` with its rules on, and malloc set as SECURITY.md recommends for a platform that is left running: strangers on every port, devices that log in and flood, lie, or never read, HTTP abuse; ${done.bouts} bouts, ${done.requests} packets and requests. Each kind rests about ${paceMs} ms between two bouts. Beside them ten devices, six over TCP, two over TLS, two over WebSocket, that report ten times a second, and one application that sends ten commands a second, registers a device a second, and is told of each report. Latency is from a report to its PUBACK, and from the call for a command to its arrival; the application is told by a notification, which is counted from the report on. Before it they do the same alone: for ${warm} s as fast as the application is told of it, so that journal, history and code are as in a platform that has been there for long, and then for ${alone} s as always. Memory before is after that, after is ${settle} s after the siege. Then the process is killed and started again.`,
    rows: [
      {
        who: 'serve',
        figures: {
          requests: done.requests,
          crashes: crashed,
          'RSS before, MB': fixed(before),
          'RSS highest, MB': fixed(highest),
          'RSS after, MB': fixed(after),
          'event loop late p99, ms': fixed(loop.p99),
          'event loop late at most, ms': fixed(loop.max),
        },
      },
      {
        who: 'the well-behaved',
        figures: {
          'p50 ms alone': fixed(quiet.all.p50),
          'p99 ms alone': fixed(quiet.all.p99),
          'p99 ms of reports alone': fixed(quiet.reports.p99),
          'p99 ms of commands alone': fixed(quiet.commands.p99),
          'p50 ms under siege': fixed(loud.all.p50),
          'p99 ms under siege': fixed(loud.all.p99),
          'p99 ms of reports under siege': fixed(loud.reports.p99),
          'p99 ms of commands under siege': fixed(loud.commands.p99),
          'longest ms under siege': fixed(loud.all.max),
          'p99 ms until the application is told': fixed(told.p99),
          'round trips under siege': loud.all.count,
          'connections lost and calls failed': good.troubles.length,
          'acknowledged and lost': lost.length,
        },
      },
    ],
    ratios: [
      once('crashes', crashed, 0),
      once(memoryGoal, highest, 300),
      once('RSS after / before', after / before, 1.2),
      once(latencyRatio, loud.all.p99 / quiet.all.p99, 5),
      once('p99 ms of the well-behaved under siege', loud.all.p99, 1000),
      once('acknowledged and lost', lost.length, 0),
      once('connections of the well-behaved lost, calls failed', good.troubles.length, 0),
    ],
  };
}

/** The hostile application registers devices for them: commands to them are its own affair. */
async function registerHostile(): Promise<HostileDevice[]> {
  const { url } = serve.ready;
  const { appId, secret } = applications.hostile;
  const login = await fetch(`${url}/iocm/app/sec/v1.1.0/login`, {
    method: 'POST',
    body: new URLSearchParams({ appId, secret }),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const headers = { app_key: appId, Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
  const devices: HostileDevice[] = [];
  for (let n = 0; n < hostileDevices; n += 1) {
    const body = JSON.stringify({ deviceInfo: { nodeId: `siege_${n}` }, productId: 'street-lamp', mqttConnect: true });
    const response = await fetch(`${url}/iocm/app/reg/v2.0.0/deviceCredentials`, { method: 'POST', headers, body });
    devices.push((await response.json()) as HostileDevice);
  }
  return devices;
}

/** Lets this number of seconds pass. Resolves with the most memory that the process held in them. */
async function phase(name: string, seconds: number): Promise<number> {
  let highest = 0;
  for (let tenth = 0; tenth < seconds * 10 && serve.isAlive; tenth += 1) {
    await sleep(100);
    const resident = serve.residentMB;
    if (resident > highest) highest = resident;
    const pulse = serve.pulses.at(-1);
    if (tenth % 50 === 49 && pulse) {
      const sizes = [pulse.heapUsed, pulse.heapTotal, pulse.arrayBuffers].map((bytes) => (bytes / 1e6).toFixed(0));
      const [heap, reserved, buffers] = sizes;
      console.error(
        `${name} ${Math.round(tenth / 10)} s: RSS ${resident.toFixed(0)} MB, heap ${heap} of ${reserved}, buffers ${buffers}, loop late ${pulse.max.toFixed(0)} ms`,
      );
    }
  }
  return highest;
}

function latencies({ reports, commands }: WellBehaved) {
  return {
    all: percentiles([...reports, ...commands]),
    reports: percentiles(reports),
    commands: percentiles(commands),
  };
}

function percentiles(latencies: readonly number[]) {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1), count: sorted.length };
}

/** The second whose 99th percentile was the median one, and the worst moment of all. */
function late(pulses: readonly Pulse[]) {
  const sorted = pulses.map(({ p99 }) => p99).toSorted((a, b) => a - b);
  return { p99: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, max: Math.max(...pulses.map(({ max }) => max)) };
}

function once(of: string, value: number, atMost: number): Ratio {
  const median = Number(value.toFixed(3));
  return { of, median, lowest: median, highest: median, rounds: 1, goal: { atMost } };
}
