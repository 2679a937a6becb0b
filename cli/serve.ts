import { keysOf } from '../mock-platform/certificates/certificates.ts';
import type { Definition } from '../mock-platform/definition/load-definition.ts';
import { retold } from '../mock-platform/language/retold.ts';
import type { Desk } from '../suites/journals/desk.ts';
import { firstSignal } from '../suites/run/first-signal.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { keepHeapTogether } from './keep-heap-together.ts';
import { linesOfATurn } from './lines-of-a-turn.ts';
import { keepHeapModest } from './modest-heap.ts';
import type { Flags, Surroundings } from './surroundings.ts';

/** Serves the platform until Ctrl-C, SIGTERM or SIGHUP. It says so in JSON to a program, in words to a person. */
export async function serve(surroundings: Surroundings, flags: Flags): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  // Before anything is open: a signal that comes early must find a listener.
  const interrupted = firstSignal(['SIGINT', 'SIGTERM', 'SIGHUP']);
  // Other threads make what is nearly always wanted, while this one loads what serves. Whoever wants it hears of a failure.
  if (flags.keyType !== 'ecdsa') keysOf('rsa').catch(() => {});
  const { loadDefinition } = await import('../mock-platform/definition/load-definition.ts');
  const definition = await loadDefinition({ cwd: surroundings.cwd(), env, flags });
  for (const note of definition.notes) stderr.write(`${retold(note)}\n`);
  // The parser of aedes brings a copy of Node's streams along, 20 files, and takes Node's own where this is set.
  env.READABLE_STREAM ??= 'disable';
  const { openDesk } = await import('../suites/journals/desk.ts');
  const colour = Boolean(stderr.isTTY) && !env.NO_COLOR;
  const lines = linesOfATurn((text) => stderr.write(text));
  const desk = await openDesk({ definition, write: lines.write, colour, cwd: surroundings.cwd() });
  if (stdout.isTTY && !flags.json) await greet(surroundings, desk, definition);
  else stdout.write(`${JSON.stringify(desk.ready)}\n`);
  const { collectWhenCalm } = await import('./collect-when-calm.ts');
  const endCollecting = collectWhenCalm();
  keepHeapModest();
  const endKeeping = keepHeapTogether();
  try {
    await Promise.all([desk.load(), interrupted]);
  } finally {
    endCollecting();
    endKeeping();
    await desk.close();
    lines.end();
  }
  surroundings.exitCode = exitCodes.conforms;
}

async function greet(
  { stdout, env }: Surroundings,
  { platform: { registry }, ready }: Desk,
  { generation }: Definition,
): Promise<void> {
  const { greeting } = await import('../suites/journals/greeting.ts');
  const { ansi, plain } = await import('../suites/report/paint.ts');
  const productOf = ({ deviceId }: { readonly deviceId: string }) => registry.productOf(registry.device(deviceId));
  stdout.write(greeting(ready, { paint: env.NO_COLOR ? plain : ansi, generation, productOf }));
}
