import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { isObject } from '../protocol/is-object.ts';
import { at, type Path } from '../user-files/place.ts';
import { shown } from '../user-files/shown.ts';
import { YamlError } from '../user-files/yaml-error.ts';

/** Which files hold settings. */
export interface FileKind {
  /** The names under which one is found in the working folder. */
  readonly names: readonly string[];
  /** Extensions that one may have; others are refused. Default: any, and all are YAML. */
  readonly extensions?: readonly string[];
  /** The flag that chooses one. */
  readonly flag: string;
  /** The members that one may have. */
  readonly members: readonly string[];
}

/** What a file holds, as the user wrote it, and where each part of it stands. */
export interface SettingsFile {
  readonly content: Readonly<Record<string, unknown>>;
  /** Folder that relative paths in it count from. */
  readonly folder: string;
  /** A module does not have any: its places are its name. */
  readonly hasLines: boolean;
  /** `platform.yaml:3:12` */
  placeOf(path: Path, part?: 'value' | 'name'): string;
}

/**
 * The file of a folder, if there is one: its absolute path.
 * @throws YamlError when there are several
 */
export function settingsFileIn(folder: string, { names, flag }: Pick<FileKind, 'names' | 'flag'>): string | undefined {
  const found = names.filter((name) => existsSync(join(folder, name)));
  if (found.length > 1) {
    throw new YamlError([
      `${folder} holds ${found.join(' and ')}: expected one of them. Remove the others, or choose with ${flag}.`,
    ]);
  }
  return found[0] && join(folder, found[0]);
}

/**
 * @param path absolute
 * @param cwd from which the user sees it
 * @throws YamlError when it cannot be read, or does not hold an object
 */
export async function readSettingsFile(path: string, cwd: string, kind: FileKind): Promise<SettingsFile> {
  const near = relative(cwd, path);
  const name = near.startsWith('..') ? path : near || basename(path);
  const extension = extname(path);
  const { extensions = [extension], members } = kind;
  if (!extensions.includes(extension)) {
    throw new YamlError([
      extension === ''
        ? `${name} ends with no extension: expected ${extensions.join(', ')}.`
        : `${name} ends with ${extension}: expected ${extensions.join(', ')}.`,
    ]);
  }
  const isModule = kind.extensions !== undefined && /^\.m?[jt]s$/.test(extension);
  const { value, placeOf } = isModule ? await readModule(path, name) : await readText(path, name, extension);
  if (!isObject(value)) {
    const subject = isModule ? name : `${placeOf([])}: the file`;
    const names = members.join(', ');
    throw new YamlError([
      value === undefined
        ? `${subject} does not have a default export: expected an object with ${names}. Correct it.`
        : `${subject} is ${shown(value, [])}: expected an object with ${names}. Correct it.`,
    ]);
  }
  return { content: value, folder: dirname(path), hasLines: !isModule, placeOf };
}

interface Source {
  readonly value: unknown;
  placeOf(path: Path, part?: 'value' | 'name'): string;
}

async function readModule(path: string, name: string): Promise<Source> {
  const { importModule } = await import('../user-files/import-module.ts');
  try {
    return { value: (await importModule(path)).default, placeOf: () => name };
  } catch (error) {
    throw new YamlError([`${name} cannot be read: ${(error as Error).message.trimEnd()}`]);
  }
}

/** What reads YAML is 70 files: loaded only where there is some. */
async function readText(path: string, name: string, extension: string): Promise<Source> {
  const { readYamlFile } = await import('../user-files/yaml-source.ts');
  const source = await readYamlFile(path, name);
  if (extension === '.json') await requireJson(path, name);
  return {
    // Without a value, or with comments only, it is empty.
    value: source.value ?? {},
    placeOf: (inner, part) => at(name, source.placeOf(inner, part)),
  };
}

/** YAML passes over what JSON does not have, such as a value that is missing. */
async function requireJson(path: string, name: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new YamlError([`${name} is not JSON: ${(error as Error).message}. Correct it.`]);
  }
}
