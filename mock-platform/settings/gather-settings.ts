import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isObject } from '../protocol/is-object.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import type { Given } from './given.ts';
import { readFlag, readSetting } from './read-setting.ts';
import { type FileSetting, optionName, type Setting } from './setting.ts';
import { readSettingsFile, type SettingsFile, settingsFileIn } from './settings-file.ts';

/** Settings that belong together, and the file that holds them. */
export interface SettingsTable {
  readonly settings: readonly Setting[];
  readonly file: FileSetting;
  /** Names of that file in the working folder. */
  readonly fileNames: readonly string[];
  /** Extensions that it may have; modules among them are imported. Default: any, and all are YAML. */
  readonly extensions?: readonly string[];
}

export interface SettingsSources {
  /** Working folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values of flags, under the names that commander gives them. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Settings that a program hands over in place of a file; a file that is asked for wins. */
  readonly inline?: { readonly content: Readonly<Record<string, unknown>>; readonly name: string } | undefined;
}

/**
 * All that was given, by member: a flag wins over a variable, and that over the file. What the file has and no setting is comes
 * under its own name, to be refused with all that is wrong.
 * @throws YamlError when the file cannot be read, or is not what was asked for
 */
export async function gatherSettings(table: SettingsTable, sources: SettingsSources): Promise<Map<string, Given>> {
  const file = await fileOf(table, sources);
  const given = file ? givenIn(table.settings, file) : new Map<string, Given>();
  for (const setting of table.settings) {
    const one = ofFlag(setting, sources) ?? ofVariable(setting, sources);
    if (one) given.set(setting.member, one);
  }
  return given;
}

/** What a file gives, or a program in the place of one: members such as `capabilities.transport`. */
export function givenIn(
  settings: readonly Setting[],
  { content, folder, hasLines, placeOf }: SettingsFile,
): Map<string, Given> {
  const given = new Map<string, Given>();
  const members = new Set(settings.map(({ member }) => member));
  const groups = new Set([...members].flatMap((member) => (member.includes('.') ? [member.replace(/\..*/, '')] : [])));
  const take = (path: readonly string[], value: unknown) => {
    const member = path.join('.');
    // YAML reads a name with nothing behind it as null. One that is not known is told all the same.
    if (value === undefined || (value === null && (groups.has(member) || members.has(member)))) return;
    const where = `${member} in ${placeOf(path)}`;
    given.set(member, { value, where, placeOf, source: hasLines ? 'line' : 'whole', base: folder, rank: 0 });
  };
  for (const [name, value] of Object.entries(content)) {
    if (!groups.has(name) || !isObject(value)) take([name], value);
    else for (const [inner, of] of Object.entries(value)) take([name, inner], of);
  }
  return given;
}

/** What a program hands over, as a file that has no lines. */
export function inlineFile(content: Readonly<Record<string, unknown>>, name: string, folder: string): SettingsFile {
  return { content, folder, hasLines: false, placeOf: () => name };
}

async function fileOf(table: SettingsTable, sources: SettingsSources): Promise<SettingsFile | undefined> {
  const { cwd, inline } = sources;
  const { settings, file: setting, fileNames: names, extensions } = table;
  const members = [...new Set(settings.map(({ member }) => member.replace(/\..*/, '')))];
  const kind = { names, flag: setting.flag, members, ...(extensions && { extensions }) };
  const asked = ofFlag(setting, sources) ?? ofVariable(setting, sources);
  const path = asked === undefined ? settingsFileIn(cwd, kind) : resolve(cwd, String(asked.value));
  if (asked && !existsSync(String(path))) {
    throw new YamlError([
      `${asked.where} is ${JSON.stringify(asked.value)}: expected ${setting.expects}; there is none at ${path}. Correct it, or leave it out.`,
    ]);
  }
  const placed = inline && Object.keys(inline.content).length > 0 && !asked ? inline : undefined;
  if (placed && path !== undefined) {
    throw new YamlError([
      `Settings stand in ${placed.name} and in ${basename(path)}: expected them in one place. Move them into one of the two.`,
    ]);
  }
  if (placed) return inlineFile(placed.content, placed.name, cwd);
  return path === undefined ? undefined : readSettingsFile(path, cwd, kind);
}

type OneSetting = Omit<Setting, 'member' | 'description'>;

function ofFlag(setting: OneSetting, { flags, cwd }: SettingsSources): Given | undefined {
  const value = flags[optionName(setting)];
  if (value === undefined || (setting.bare && value === true)) return undefined;
  return ofPlace(setting.flag, readFlag(setting, value), cwd, 2);
}

/** An empty variable is none: pipelines cannot unset one. */
function ofVariable(setting: OneSetting, { env, cwd }: SettingsSources): Given | undefined {
  const text = env[setting.variable];
  if (text === undefined || text === '') return undefined;
  return ofPlace(setting.variable, readSetting(setting, text), cwd, 1);
}

function ofPlace(where: string, value: unknown, base: string, rank: number): Given {
  return { value, where, placeOf: () => where, source: 'own', base, rank };
}
