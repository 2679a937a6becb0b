import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startContestants } from './frame/contestant.ts';
import { printResult } from './frame/result.ts';
import { Rounds } from './frame/rounds.ts';

const rounds = 9;

const played = await Rounds.play(['mock', 'aedes', 'node'], { rounds }, async (name) => {
  const began = performance.now();
  if (name === 'node') await once(spawn(process.execPath, ['-e', '0']), 'exit');
  else {
    const [server] = await startContestants([name as 'mock' | 'aedes'], { devices: 1 });
    await server?.stop();
  }
  return { 'ms to open ports': performance.now() - began };
});
printResult({
  benchmark: 'Start time',
  how: 'From the start of the process until its ports are open, TCP and TLS. The mock makes its certificate authority and its server certificate (RSA 2048) in that time. `node` is an empty program.',
  rows: played.rows(),
  ratios: [played.ratio('ms to open ports', 'mock', 'aedes'), played.ratio('ms to open ports', 'mock', 'node')],
});
