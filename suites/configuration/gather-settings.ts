import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.ts';
import { findConfigurationFile, readConfigurationFile } from './configuration-file.ts';
import { fileSettings } from './file-settings.ts';
import { pairsOf, readSetting } from './read-setting.ts';
import { fileSetting, optionName, type Setting, settings } from './settings.ts';
import { strayVariables } from './stray-variables.ts';

/** A setting that the user gave. */
export interface Given {
  readonly value: unknown;
  /** How the user finds it again: `--seed`, `CONFORMANCE_SEED`, `seed in conformance.config.json`. */
  readonly where: string;
  /** Folder that its relative paths count from. */
  readonly base: string;
  /** What wins: a flag (2) over a variable (1) over the file (0). */
  readonly rank: number;
}

export interface ConfigurationSources {
  /** Working folder. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Values of flags, under the names that commander gives them. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Settings that a program hands over in place of a configuration file; a file that is asked for wins. */
  readonly inline?: { readonly content: Readonly<Record<string, unknown>>; readonly name: string } | undefined;
}

/**
 * All settings that were given, by member, each from where it counts most; and what was given that is not a setting.
 *
 * @throws ConfigurationError when the configuration file cannot be read.
 */
export async function gatherSettings(sources: ConfigurationSources): Promise<{
  readonly given: Map<string, Given>;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}> {
  const { cwd, inline } = sources;
  const asked = ofFlag(fileSetting, sources) ?? ofVariable(fileSetting, sources);
  const file = asked === undefined ? findConfigurationFile(cwd) : resolve(cwd, String(asked.value));
  if (asked && !existsSync(String(file))) {
    throw new ConfigurationError([
      `${asked.where} is ${JSON.stringify(asked.value)}: expected ${fileSetting.expects}; there is none at ${file}.`,
    ]);
  }
  const placed = inline && Object.keys(inline.content).length > 0 && !asked ? inline : undefined;
  if (placed && file !== undefined) {
    throw new ConfigurationError([
      `Settings stand in ${placed.name} and in ${basename(file)}: expected them in one place. Move them into one of the two.`,
    ]);
  }
  const name = placed?.name ?? basename(file ?? '');
  const base = file === undefined ? cwd : dirname(file);
  const content = placed?.content ?? (file === undefined ? {} : await readConfigurationFile(file));
  const { values, problems } = fileSettings(content, name);
  const given = new Map<string, Given>();
  for (const setting of settings) {
    const { member } = setting;
    const inFile = values.has(member) && { value: values.get(member), where: `${member} in ${name}`, base, rank: 0 };
    const one = ofFlag(setting, sources) ?? ofVariable(setting, sources) ?? inFile;
    if (one) given.set(member, one);
  }
  const stray = strayVariables(sources.env);
  return { given, problems: [...problems, ...stray.problems], notes: stray.notes };
}

function ofFlag(
  setting: Pick<Setting, 'flag' | 'form' | 'bare'>,
  { flags, cwd }: ConfigurationSources,
): Given | undefined {
  const value = flags[optionName(setting)];
  if (value === undefined || (setting.bare && value === true)) return undefined;
  return { value: read(setting.form, value), where: setting.flag, base: cwd, rank: 2 };
}

/** An empty variable is none: pipelines cannot unset one. */
function ofVariable(
  { variable, form }: Pick<Setting, 'variable' | 'form'>,
  { env, cwd }: ConfigurationSources,
): Given | undefined {
  const text = env[variable];
  if (text === undefined || text === '') return undefined;
  return { value: readSetting(form, text), where: variable, base: cwd, rank: 1 };
}

function read(form: Setting['form'], value: unknown): unknown {
  if (typeof value === 'string') return readSetting(form, value);
  if (!Array.isArray(value)) return value;
  const words = value.map(String);
  if (form === 'pairs') return pairsOf(words) ?? value;
  return form === 'list' || form === 'switch-or-list' ? readSetting(form, words.join(' ')) : value;
}
