import { AdjustableClock } from '../../mock-platform/adjustable-clock.ts';
import type { AdminBeside } from '../../mock-platform/admin/beside.ts';
import { loadApplicationSide } from '../../mock-platform/definition/load-application-side.ts';
import type { Definition } from '../../mock-platform/definition/load-definition.ts';
import { startDefinition } from '../../mock-platform/definition/start-definition.ts';
import type { ServedGeneration } from '../../mock-platform/generations/served-generation.ts';
import type { EntriesLost } from '../../mock-platform/journal/entry-writer.ts';
import type { Stamp } from '../../mock-platform/journal/events.ts';
import { Journal } from '../../mock-platform/journal/journal.ts';
import { retold } from '../../mock-platform/language/retold.ts';
import type { MockPlatform } from '../../mock-platform/mock-platform.ts';
import { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import type { StateFile } from '../../mock-platform/state/state-file.ts';
import type { HarnessEvent } from '../rules/harness-events.ts';
import type { Rule, SuiteEvent } from '../rules/rule.ts';
import { LateLog } from './late-log.ts';
import type { RulesOfBoth } from './live-rules-of-both.ts';
import { type ReadyLine, readyLine } from './ready-line.ts';
import { tell } from './texts.ts';

export interface DeskOptions {
  readonly definition: Definition;
  /** Where the lines about events go. */
  readonly write: (text: string) => void;
  readonly colour: boolean;
  /** The folder in which reports of conformance are looked for. Default: none is. */
  readonly cwd?: string;
}

/** The platform on your desk: started from its definition, with a line for each event, until it is closed. */
export interface Desk {
  readonly platform: MockPlatform<HarnessEvent>;
  /** What a program that starts it needs to know, as one JSON value. The only place that shows secrets. */
  readonly ready: ReadyLine;
  /** Loads what devices and applications need not wait for: lines, rules, and the applications' calls. Rejects when that fails. */
  load(): Promise<void>;
  close(): Promise<void>;
}

/** What was opened, closed in the opposite order. */
class Opened {
  readonly #closers: (() => unknown)[] = [];

  add<T>(part: T, close: (part: T) => unknown): T {
    this.#closers.unshift(() => close(part));
    return part;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }
}

/** @throws what the user has to put right: YamlError, ProductModelError, PlatformError, RegistryError, StateError */
export async function openDesk({ definition, write, colour, cwd }: DeskOptions): Promise<Desk> {
  const opened = new Opened();
  try {
    const clock = new AdjustableClock();
    const secrets = new KnownSecrets();
    const rules = () => rulesToJudgeBy(definition.generation);
    const log = opened.add(new LateLog({ clock, write, secrets, colour, ...(definition.rules && { rules }) }), (it) =>
      it.end(),
    );
    const { journalEntries: limit, journalBytes: bytes } = definition;
    const journal = new Journal<SuiteEvent>({ clock, limit, bytes });
    await recordIn(definition, { journal, secrets, log, opened });
    const endLearning = journal.subscribe((entry) => log.learn(entry));
    const state = await openState(definition, opened, log);
    const openSide = await loadApplicationSide<HarnessEvent>(definition, besideOf(definition, log, cwd));
    const started = await startDefinition<HarnessEvent>(definition, {
      journal,
      clock,
      secrets,
      ...(state && { state }),
    });
    const { platform } = started;
    opened.add(platform, (it) => it.stop());
    const northbound = openSide && opened.add(await openSide(started), (it) => it.close());
    endLearning();
    await runScripts(definition, platform, opened);
    opened.add(
      journal.subscribe((entry) => log.see(entry)),
      (end) => end(),
    );
    let loading: Promise<unknown> | undefined;
    const load = async () => {
      loading ??= Promise.all([northbound?.load(), log.load()]);
      await loading;
    };
    const close = async () => {
      await loading?.catch(() => {});
      await opened.close();
    };
    return { platform, ready: readyLine(started, northbound, definition), load, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** What the admin API tells besides: loaded when it is asked for. */
function besideOf({ rules }: Definition, log: LateLog, cwd: string | undefined): AdminBeside {
  return {
    page: async () => (await import('../console/console-page.ts')).consolePage,
    ...(rules && { broken: log.broken }),
    ...(cwd !== undefined && {
      reports: async () => (await import('../report/latest-reports.ts')).latestReports(cwd),
    }),
  };
}

/** Those of the generation that speaks, or of each of both. */
async function rulesToJudgeBy({ name, speaks }: ServedGeneration): Promise<readonly Rule[] | RulesOfBoth> {
  const { rulesOf } = await import('../rules/catalogue.ts');
  return speaks.length > 1 ? { v1: rulesOf('v1'), v2: rulesOf('v2') } : rulesOf(name);
}

async function runScripts(
  { scripts }: Definition,
  platform: MockPlatform<HarnessEvent>,
  opened: Opened,
): Promise<void> {
  if (scripts.length === 0) return;
  const { loadScript } = await import('../../mock-platform/commands/scripts/load-script.ts');
  const { runScript } = await import('../../mock-platform/commands/scripts/run-script.ts');
  // All of them are read before the first one runs: a wrong one must not leave half of the others at work.
  for (const script of await Promise.all(scripts.map((path) => loadScript(path)))) {
    opened.add(runScript(platform, script), (it) => it.stop());
  }
}

async function openState({ state }: Definition, opened: Opened, log: LateLog): Promise<StateFile | undefined> {
  if (state === undefined) return undefined;
  const { StateFile } = await import('../../mock-platform/state/state-file.ts');
  const file = opened.add(await StateFile.open(state), (it) => it.close());
  if (file.loss !== undefined)
    log.say({ who: '', what: 'state', text: `${state}: ${retold(file.loss)}`, colour: 'red' });
  return file;
}

/** Writes the journal to its file, where the definition names one. */
async function recordIn(
  { journal: path, journalFileBytes: bytes }: Definition,
  parts: {
    readonly journal: Journal<SuiteEvent>;
    readonly secrets: KnownSecrets;
    readonly log: LateLog;
    readonly opened: Opened;
  },
): Promise<void> {
  if (path === undefined) return;
  const { journal, secrets, log, opened } = parts;
  const { JournalFile } = await import('../../mock-platform/journal/journal-file.ts');
  const { formatCovered } = await import('../../mock-platform/journal/format-covered.ts');
  const complain = (text: string) => log.say({ who: '', what: 'journal', text, colour: 'red' });
  const watch = {
    format: (entry: Stamp) => formatCovered(entry, secrets),
    onError: ({ message }: Error) => complain(tell('desk.recordingStopped', { why: retold(message) })),
    onLoss: ({ count }: EntriesLost) => complain(tell('desk.recordingLacks', { n: count })),
  };
  const file = opened.add(await JournalFile.open(path, { ...watch, bytes }), (it) => it.close());
  opened.add(
    journal.subscribe((entry) => file.write(entry)),
    (end) => end(),
  );
}
