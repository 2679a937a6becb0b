import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReporterProject } from './testing/reporter-project.ts';

let project: ReporterProject;
beforeAll(async () => {
  project = await ReporterProject.create();
});
afterAll(() => project.remove());

const ESC = '\u001b';
const colours = new RegExp(`${ESC}\\[\\d+m`);

/** What stands on a terminal when the run is over, and its exit code. */
async function seen(filters: readonly string[], columns: number, variables: NodeJS.ProcessEnv = {}) {
  const terminal = project.type(filters, columns, variables);
  const code = await terminal.ended;
  return { code, screen: terminal.screen, written: terminal.written };
}

const broken = new Map<number, ReturnType<typeof seen>>();
/** A broken rule, run once for all tests at a terminal of that width. */
function seenBroken(columns: number): ReturnType<typeof seen> {
  const known = broken.get(columns) ?? seen(['broken'], columns);
  broken.set(columns, known);
  return known;
}

describe.each([80, 60])('on a terminal of %i columns', (columns) => {
  test('no line is longer, and nothing is left of the progress', { timeout: 60_000 }, async () => {
    const { code, screen, written } = await seenBroken(columns);
    expect(written).toContain('commands  1/2');
    expect(screen).not.toContain('commands  1/2');
    const [long] = screen.split('\n').filter((line) => line.length > columns && !/REPLAY=/.test(line));
    expect(long).toBeUndefined();
    expect(screen).toMatch(/^Seed 7\.\nConformance of/);
    expect(code).toBe(1);
  });
});

test('a terminal has colours, and none when NO_COLOR is set', { timeout: 60_000 }, async () => {
  const [coloured, plain] = await Promise.all([seenBroken(80), seen(['broken'], 80, { NO_COLOR: '1' })]);
  expect(coloured.written).toMatch(colours);
  expect(plain.written).not.toMatch(colours);
  expect(plain.screen).toBe(coloured.screen);
});

test('a terminal that cannot rewrite a line gets no progress', { timeout: 60_000 }, async () => {
  const { written, code } = await seen(['good'], 80, { TERM: 'dumb' });
  expect(written).not.toContain('commands  1/2');
  expect(written).not.toMatch(colours);
  expect(code).toBe(0);
});

test.each([
  ['mistake', 2, 'DEVICE_COMMAND is empty.'],
  ['crash', 3, 'The suite itself is at fault'],
])(
  'what a pipe gets of %j also appears on a terminal, with exit code %i',
  {
    timeout: 60_000,
  },
  async (name, exitCode, message) => {
    const { code, screen } = await seen([name], 80);
    expect(screen).toContain(message);
    expect(code).toBe(exitCode);
  },
);

test('other tests are shown as ever beside it', { timeout: 60_000 }, async () => {
  const { code, screen } = await seen(['passing', 'good'], 80);
  expect(screen).toContain('Test Files  1 passed');
  expect(screen).toContain('Conformance of python3 device.py');
  expect(screen).not.toContain('TypeError');
  expect(code).toBe(0);
});
