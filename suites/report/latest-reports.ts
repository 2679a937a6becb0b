import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LatestReport } from '../../mock-platform/admin/beside.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { replayFolder } from './report-folder.ts';
import { shellWord } from './shell-word.ts';

/** A result of more bytes than this is not read. */
const mostBytes = 16 * 1024 * 1024;
const mostFailing = 20;

/** The results in the usual folders, the latest first: of runs, replays and recordings. What cannot be read is passed over. */
export async function latestReports(cwd: string): Promise<LatestReport[]> {
  const folder = join(cwd, 'reports');
  const found = await Promise.all([folder, replayFolder(folder), join(folder, 'judge')].map(readReport));
  return found.filter((one) => one !== undefined).sort((one, other) => (one.time < other.time ? 1 : -1));
}

async function readReport(folder: string): Promise<LatestReport | undefined> {
  const file = join(folder, 'conformance.json');
  try {
    const { size, mtime } = await stat(file);
    if (size > mostBytes) return undefined;
    const { summary, platform, device, rules } = JSON.parse(await readFile(file, 'utf8')) as ConformanceResult;
    const { verdict, seed, durationMs, counts } = summary;
    return {
      ...{ folder, time: mtime.toISOString(), verdict, seed, durationMs, counts },
      generation: platform.generation,
      device: device.command,
      failing: rules
        .filter((rule) => rule.verdict === 'fail')
        .slice(0, mostFailing)
        .map(({ id, sentence }) => ({ id, sentence })),
      command: commandOf(device, seed),
    };
  } catch {
    return undefined;
  }
}

const flags = { command: '--device', adapter: '--device-adapter', module: '--device-module' } as const;

/** What runs the same again, where a configuration file names the rest of it. */
function commandOf({ kind, command }: ConformanceResult['device'], seed: number): string {
  const name = 'npx huawei-iot-conformance';
  if (kind === 'recording') return [name, 'judge', ...command.map(shellWord)].join(' ');
  const device =
    kind === 'external' ? ['--device-external'] : [flags[kind], shellWord(command.map(shellWord).join(' '))];
  return [name, 'run', ...device, '--seed', seed].join(' ');
}
