import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { shell } from '../fixtures/clients/programs.ts';
import { Terminal } from '../suites/report/testing/terminal.ts';
import { program } from './testing.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'serve at a terminal-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const anyPorts = ['tcp', 'tls', 'ws', 'http', 'https'].flatMap((name) => [`--${name}-port`, '0']);

function serveAtTerminal(...args: string[]): Terminal {
  const terminal = new Terminal([process.execPath, program, 'serve', ...anyPorts, ...args], {
    cwd,
    env: { TMPDIR: cwd },
  });
  onTestFinished(async () => {
    terminal.type('\u0003');
    await terminal.ended;
  });
  return terminal;
}

/** What was written, without colours. */
const plainly = (text: string) => stripVTControlCharacters(text).replaceAll('\r', '');

test('on a terminal a person is greeted, and the command that is shown reports', async (context) => {
  if (shell === undefined) return context.skip('mosquitto_pub is not here: install mosquitto-clients');
  const terminal = serveAtTerminal();
  await terminal.until(/mosquitto_pub [^\n]*\n/);
  const said = plainly(terminal.written);
  expect(said).toMatch(/^The platform is ready on 127\.0\.0\.1\. Ctrl-C ends it\.\n/);
  for (const title of [
    'MQTT',
    'MQTT over TLS',
    'CA file',
    'device id',
    'secret',
    'client id',
    'user name',
    'password',
  ]) {
    expect(said).toMatch(new RegExp(`^  ${title} {2,}\\S+`, 'm'));
  }
  const [, console = ''] = /^ {2}console, for a browser {2,}(\S+)$/m.exec(said) ?? [];
  expect(await (await fetch(console)).text()).toContain('<script type="module" src="/console/main.js">');
  const [, page = ''] = /^ {2}its description {2,}(\S+)$/m.exec(said) ?? [];
  expect((await fetch(page)).status).toBe(200);
  const [command = ''] = /^mosquitto_pub .*$/m.exec(said) ?? [];
  await promisify(execFile)('sh', ['-c', command]);
  await terminal.until(/report[^\n]*\n[\s\S]*gone/);
  expect(plainly(terminal.written)).not.toMatch(/^\S+ +lamp-1 +(V1|MQTT)-\S+ /m);
  expect(said).not.toContain('{"ready"');
});

test('with --json the ready line stays what it is in a pipe', async () => {
  const terminal = serveAtTerminal('--json');
  await terminal.until(/\n/);
  expect(JSON.parse(terminal.written.split('\n')[0] ?? '')).toMatchObject({ ready: true, host: '127.0.0.1' });
});
