import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { secretSpellings } from '../../mock-platform/secrets/testing.ts';
import { terminalReport } from '../report/terminal-report.ts';
import { writeReports } from '../report/write-reports.ts';
import { writeCounterexamples } from './counterexample-files.ts';
import { type Life, run } from './testing.ts';

/** What lies in the middle of a text: what a report makes of its ends, such as an escape, does not matter. */
const core = (text: string) => text.slice(4, -4);

/** All that a run writes and prints, in one text for each place. */
async function written(result: Awaited<ReturnType<typeof run>>): Promise<Map<string, string>> {
  const directory = await mkdtemp(join(tmpdir(), 'no-secrets-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const replayCommand = (token: string) => `replay ${token}`;
  await writeReports(result, { directory, replayCommand });
  await writeCounterexamples(result, directory);
  const names = (await readdir(directory, { recursive: true })).filter((name) => /\.\w+$/.test(name));
  const files = names.map(
    async (name): Promise<[string, string]> => [name, await readFile(join(directory, name), 'utf8')],
  );
  const options = { colour: false, columns: 100, file: 'x.html', verbose: true, replayCommand };
  return new Map([...(await Promise.all(files)), ['the terminal', terminalReport(result, options)]]);
}

test('a secret or a password that a device reports, prints or dies with stands in no report, in no form', async () => {
  const told: string[] = [];
  const tell = ({ connection, report, print }: Life) => {
    const { deviceId, secret } = connection;
    const { password } = generateCredentials({ deviceId, secret, time: Date.now() });
    for (const [name, spell] of Object.entries(secretSpellings)) {
      for (const value of [secret, password]) {
        const spelled = spell(value);
        told.push(spelled);
        print(`${name}: ${spelled}`);
        // Of more than a few hundred characters the middle is cut out.
        const serviceData = { bad: true, note: spelled, [`as ${spelled}`]: `${'x'.repeat(90)}${spelled}` };
        report(JSON.stringify(reportMessage({ serviceId: spelled, serviceData })));
      }
    }
  };
  const result = await run({ onConnect: tell });
  expect(result.summary.verdict).toBe('fail');
  const places = await written(result);
  expect([...places.keys()]).toEqual(
    expect.arrayContaining([
      'conformance.json',
      'conformance.html',
      'ctrf.json',
      'gl-code-quality-report.json',
      'junit.xml',
    ]),
  );
  for (const [place, text] of places) {
    const seen = new Set(told.filter((spelled) => text.includes(core(spelled))));
    expect([place, [...seen]]).toEqual([place, []]);
  }
  const json = places.get('conformance.json') ?? '';
  expect(json).toContain('***');
  expect(json).toContain('in upper case: ***');
});

test('what a device says last before it cannot be started stands there without its secret', async () => {
  let secret = '';
  const result = await run({
    onConnect: (life) => {
      secret = life.connection.secret;
      life.print(`my key is ${Buffer.from(secret).toString('base64')}, that is ${secret}`);
      life.exit(1);
    },
  });
  const text = JSON.stringify(result);
  expect(text).toContain('my key is ***');
  expect(text).not.toContain(core(secret));
});
