import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parse } from 'yaml';
import { isObject } from '../../mock-platform/protocol/is-object.ts';
import { importModule } from '../../mock-platform/user-files/import-module.ts';
import { ConfigurationError } from './configuration-error.ts';

const extensions = ['.ts', '.mts', '.js', '.mjs', '.json', '.yaml', '.yml'];
const names = extensions.map((extension) => `conformance.config${extension}`);

/**
 * The path of the configuration file in a folder, if there is one.
 *
 * @throws ConfigurationError when there are several.
 */
export function findConfigurationFile(folder: string): string | undefined {
  const found = names.filter((name) => existsSync(join(folder, name)));
  if (found.length > 1) {
    throw new ConfigurationError([
      `${folder} holds ${found.join(' and ')}: expected one configuration file. Remove the others, or choose with --config.`,
    ]);
  }
  return found[0] && join(folder, found[0]);
}

/**
 * Reads a configuration file. Its values are as the user wrote them.
 *
 * @param path absolute
 * @throws ConfigurationError when it cannot be read, or holds no object.
 */
export async function readConfigurationFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const content = await contentOf(path);
  if (isObject(content)) return content;
  // An empty YAML file, or one with comments only.
  if (content === null) return {};
  throw new ConfigurationError([
    `${path} holds ${content === undefined ? 'no default export' : JSON.stringify(content)}: expected an object of settings.`,
  ]);
}

async function contentOf(path: string): Promise<unknown> {
  const extension = extname(path);
  if (!extensions.includes(extension)) {
    throw new ConfigurationError([
      `${path} ends with ${extension || 'no extension'}: expected ${extensions.join(', ')}.`,
    ]);
  }
  try {
    if (/^\.m?[jt]s$/.test(extension)) return (await importModule(path)).default;
    const text = await readFile(path, 'utf8');
    return extension === '.json' ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw new ConfigurationError([`${path} cannot be read: ${(error as Error).message.trimEnd()}`]);
  }
}
