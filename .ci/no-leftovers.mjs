// Vitest's global setup for this project's own tests. They get a folder of their own for temporary files; at the end nothing
// may be in it, and no process of theirs may run. A port that is still open would belong to such a process.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

const root = dirname(import.meta.dirname);
/** What was ended takes a moment to be gone. */
const goneMs = 10_000;

/** The projects of one run share the folder and the mark: the first one makes them. */
export default function setup() {
  if (process.env.SELF_TESTS?.startsWith(`${process.pid}-`)) return;
  const place = mkdtempSync(join(tmpdir(), 'self-'));
  const mark = `SELF_TESTS=${process.pid}-${randomBytes(8).toString('hex')}`;
  const before = new Set(processes().map(({ pid }) => pid));
  Object.assign(process.env, { TMPDIR: place, SELF_TESTS: mark.split('=')[1] });

  return async () => {
    const until = Date.now() + goneMs;
    let left = [];
    do {
      left = [
        ...readdirSync(place).map((name) => `a temporary folder or file: ${name}`),
        ...(process.platform === 'linux' ? started(before, [mark, place, root]) : []),
      ];
      if (left.length > 0) await pass(100);
    } while (left.length > 0 && Date.now() < until);
    rmSync(place, { recursive: true, force: true });
    if (left.length === 0) return;
    process.stderr.write(`✗ The tests left behind:\n  ${left.join('\n  ')}\n`);
    // Vitest tells of what a teardown throws, and passes all the same.
    process.exitCode = 1;
  };
}

/** Processes that the tests started: they carry the mark or name the project, and have this process or no parent above them. */
function started(before, signs) {
  const all = new Map(processes().map((one) => [one.pid, one]));
  const isOurs = ({ pid, parent }) => {
    for (let above = parent; above > 1; above = all.get(above)?.parent ?? 0) if (above === process.pid) return true;
    return parent <= 1 && pid !== process.pid;
  };
  return [...all.values()]
    .filter(({ pid, said }) => !before.has(pid) && signs.some((sign) => said.includes(sign)))
    .filter((one) => isOurs(one) && !isWorker(one))
    .map(({ pid, command }) => `process ${pid}: ${command.slice(0, 200)}`);
}

/** Of Vitest, which ends them after this. */
function isWorker({ parent, command }) {
  return parent === process.pid && /vitest|esbuild/.test(command);
}

function processes() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z' || state === 'X') return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return [{ pid: Number(pid), parent: Number(parent), command, said: `${command}\0${environment}` }];
      } catch {
        // It ended just now, or belongs to another user.
        return [];
      }
    });
}
