import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../mock-platform/listeners/free-port.ts';

// Runs every step of the guides to a first command as a reader would, in two terminals, and compares what the pages show.

const root = join(import.meta.dirname, '..');
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import paho.mqtt.client']).status === 0,
);

/** One fenced block of the page that is run or compared. */
interface Block {
  readonly kind: 'console' | 'console serve' | 'text serve';
  readonly lines: readonly string[];
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(console(?: serve)?|text serve)\n([\s\S]*?)^```/gm)].map(([, kind, text]) => ({
    kind: kind as Block['kind'],
    lines: (text ?? '').trimEnd().split('\n'),
  }));
}

/** Times, what follows from them, and ports become patterns; everything else, ids and tokens of the seed, too, has to be as the page shows it. */
function settled(text: string): string {
  return text
    .replace(/\b[\da-f]{64}\b/g, '{digest}')
    .replace(/\d{2}:\d{2}:\d{2}\.\d{3}/g, '{time}')
    .replace(/\d{8}T\d{6}Z/g, '{moment}')
    .replace(/(?<!\d)20\d{8}(?!\d)/g, '{hour}')
    .replace(/"caFile": ".*?ca\.pem"/g, '{caFile}')
    .replace(/\d+(\.\d+)? ms/g, '{ms}')
    .replace(/("(?:tcp|tls|ws|http|https)": |127\.0\.0\.1:|localhost:)\d+/g, '$1{port}')
    .trimEnd();
}

/** What a process has said, and a way to wait for more of it. */
class Heard {
  text = '';
  #watchers = new Set<() => void>();

  listen({ stdout, stderr }: ChildProcess): void {
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk) => {
        this.text += chunk;
        for (const watch of this.#watchers) watch();
      });
    }
  }

  /** Rejects with what was said when `wanted` does not come in a minute: a guard against hanging, not a measure. */
  until(condition: (text: string) => boolean, wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const guard = setTimeout(() => reject(new Error(`This did not come:\n${wanted}\nbut:\n${this.text}`)), 60_000);
      const watch = () => {
        if (!condition(this.text)) return;
        clearTimeout(guard);
        this.#watchers.delete(watch);
        resolve();
      };
      this.#watchers.add(watch);
      watch();
    });
  }
}

/** Are these lines in the text, in whatever order and whatever else stands there? A device may report before it has subscribed. */
function hasAll(text: string, lines: readonly string[]): boolean {
  const said = new Set(settled(text).split('\n'));
  return lines.every((line) => said.has(settled(line)));
}

test.skipIf(python === undefined).each(['first-command.md', 'first-command-v1.md'])(
  'every step of %s shows what the page says',
  { timeout: 240_000 },
  async (name) => {
    const page = await pageOf(name);
    const cwd = await mkdtemp(join(tmpdir(), 'first-command-'));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    // A clone, for a reader who writes files into it; python3 is the one that has paho.
    for (const name of ['package.json', 'bin', 'lib', 'fixtures', 'node_modules'])
      await symlink(join(root, name), join(cwd, name));
    const path = spawnSync(python ?? '', ['-c', 'import sys; print(sys.executable)'], {
      encoding: 'utf8',
    }).stdout.trim();
    await symlink(path, join(cwd, 'python3'));
    const [tls, http] = [await freePort(), await freePort()];
    const env = {
      ...process.env,
      PATH: `${cwd}:${process.env.PATH}`,
      TZ: 'UTC',
      // It is built: npx need not build it again when it links it.
      npm_config_ignore_scripts: 'true',
      PLATFORM_TCP_PORT: '0',
      PLATFORM_WS_PORT: '0',
      PLATFORM_HTTPS_PORT: '0',
      PLATFORM_TLS_PORT: String(tls),
      PLATFORM_HTTP_PORT: String(http),
    };
    const onOwnPorts = (command: string) =>
      command.replace(/\b8883\b/g, String(tls)).replace(/\b8080\b/g, String(http));

    const first = new Heard();
    const second = new Heard();
    const shell = spawn('bash', ['-m'], { cwd, env, detached: true });
    second.listen(shell);
    let serve: ChildProcess | undefined;
    onTestFinished(() => {
      for (const child of [shell, serve]) {
        if (child?.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      }
    });

    for (const { kind, lines } of blocksOf(page)) {
      if (kind === 'text serve') {
        await first.until((text) => hasAll(text, lines), lines.join('\n'));
        continue;
      }
      const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => onOwnPorts(line.slice(2)));
      const shown = lines.filter((line) => !line.startsWith('$ ')).join('\n');
      if (kind === 'console serve') {
        serve = spawn('bash', ['-c', commands.join('\n')], { cwd, env, detached: true });
        first.listen(serve);
        await untilReady(join(cwd, 'ready.json'), serve);
        continue;
      }
      const before = second.text.length;
      shell.stdin?.write(`${commands.join('\n')}\n`);
      const isBackground = commands.at(-1)?.endsWith('&');
      if (!isBackground) shell.stdin?.write(`echo; echo "= done"\n`);
      const said = () =>
        second.text
          .slice(before)
          .replace(/\n= done\n$/, '')
          .replace(/^\[\d+\].*\n/gm, '');
      await second.until(
        () => (isBackground ? said().includes(shown) : second.text.slice(before).endsWith('\n= done\n')),
        shown,
      );
      expect.soft(settled(said())).toBe(settled(shown));
    }

    process.kill(-(serve?.pid ?? 0), 'SIGINT');
    await once(serve as ChildProcess, 'close');
    expect(first.text).not.toMatch(/^\s+at /m);
  },
);

test.each(['first-command', 'first-command-v1'])(
  '%s has the same steps in Chinese, and shows the same',
  async (name) => {
    const [english, chinese] = await Promise.all([pageOf(`${name}.md`), pageOf(`${name}.zh-CN.md`)]);
    expect(blocksOf(english).length).toBeGreaterThan(5);
    expect(blocksOf(chinese)).toEqual(blocksOf(english));
  },
);

function pageOf(name: string): Promise<string> {
  return readFile(join(root, 'docs/guides', name), 'utf8');
}

/** Waits for the ready line in a file, which is looked at whenever something in its folder changes. */
async function untilReady(file: string, serve: ChildProcess): Promise<void> {
  const changes = watch(dirname(file));
  const ended = once(serve, 'close').then(() => Promise.reject(new Error('serve has ended')));
  ended.catch(() => {});
  try {
    for (;;) {
      const changed = once(changes, 'change');
      if ((await readFile(file, 'utf8').catch(() => '')).includes('\n')) return;
      await Promise.race([changed, ended]);
    }
  } finally {
    changes.close();
  }
}
