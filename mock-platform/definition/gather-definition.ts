import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { isObject } from '../protocol/is-object.ts';
import { at } from '../user-files/place.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import type { YamlSource } from '../user-files/yaml-source.ts';
import { type DefinitionSetting, definitionFileSetting, definitionSettings } from './definition-settings.ts';
import { readList, readText } from './read-text.ts';

export interface DefinitionSources {
  /** Working folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Values of flags, under the names that commander gives them. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/** All that was given, in the shape of `platform.yaml`, and where each part came from. */
export interface GatheredDefinition {
  readonly value: unknown;
  /** How the user finds the place of a path again: `platform.yaml:3:12`, `--tcp-port`, `PLATFORM_SEED`. */
  whereIs(path: readonly PropertyKey[], part?: 'value' | 'name'): string;
  /** Folder that the relative paths of a member count from. */
  baseOf(member: string): string;
}

/** A flag wins over a variable, and that over the file. @throws YamlError when the file cannot be read */
export async function gatherDefinition(sources: DefinitionSources): Promise<GatheredDefinition> {
  const source = await fileOf(sources);
  const given = new Map<string, { value: unknown; where: string }>();
  for (const setting of definitionSettings) {
    const one = ofFlag(setting, sources) ?? ofVariable(setting, sources);
    if (one) given.set(setting.member, one);
  }
  const fileFolder = source ? dirname(resolve(sources.cwd, source.file)) : sources.cwd;
  return {
    value: overlaid(source?.value ?? {}, given),
    whereIs: (path, part) => {
      const own = [...given].find(([member]) => `${path.join('.')}.`.startsWith(`${member}.`));
      if (own) return own[1].where;
      return source ? at(source.file, source.placeOf(path, part)) : 'platform';
    },
    baseOf: (member) => (given.has(member) ? sources.cwd : fileFolder),
  };
}

async function fileOf(sources: DefinitionSources): Promise<YamlSource | undefined> {
  const { cwd } = sources;
  const asked = ofFlag(definitionFileSetting, sources) ?? ofVariable(definitionFileSetting, sources);
  if (!asked) {
    const found = ['platform.yaml', 'platform.yml'].find((name) => existsSync(resolve(cwd, name)));
    return found === undefined ? undefined : read(resolve(cwd, found), found);
  }
  const path = resolve(cwd, String(asked.value));
  if (!existsSync(path)) {
    throw new YamlError([
      `${asked.where} is ${JSON.stringify(asked.value)}: expected ${definitionFileSetting.expects}; there is none at ${path}. Correct it, or leave it out.`,
    ]);
  }
  const near = relative(cwd, path);
  return read(path, near.startsWith('..') ? path : near || basename(path));
}

/** What reads YAML is 70 files: loaded only where there is some. */
async function read(path: string, file: string): Promise<YamlSource> {
  return (await import('../user-files/yaml-source.ts')).readYamlFile(path, file);
}

function ofFlag({ member, flag, form }: Partial<DefinitionSetting>, { flags }: DefinitionSources) {
  const value = flags[optionName(flag ?? '')];
  if (value === undefined) return undefined;
  const read =
    typeof value === 'string'
      ? readText(member ?? '', form ?? 'text', value)
      : Array.isArray(value)
        ? readList(member ?? '', value.map(String))
        : value;
  return { value: read, where: flag ?? '' };
}

/** An empty variable is none: pipelines cannot unset one. */
function ofVariable({ member, variable, form }: Partial<DefinitionSetting>, { env }: DefinitionSources) {
  const text = env[variable ?? ''];
  if (text === undefined || text === '') return undefined;
  return { value: readText(member ?? '', form ?? 'text', text), where: variable ?? '' };
}

/** The name under which commander hands over a flag's value: `--tcp-port` is `tcpPort`. */
function optionName(flag: string): string {
  return flag.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function overlaid(file: unknown, given: ReadonlyMap<string, { value: unknown }>): unknown {
  if (given.size === 0 || !isObject(file)) return file;
  const root: Record<string, unknown> = { ...file };
  for (const [member, { value }] of given) {
    const [group = '', name] = member.split('.');
    if (name === undefined) root[group] = value;
    else root[group] = { ...(root[group] as object | undefined), [name]: value };
  }
  return root;
}
