import { basename, extname } from 'node:path';
import { checkYaml } from '../../user-files/check-yaml.ts';
import { complaintsOf } from '../../user-files/complaints.ts';
import { importModule } from '../../user-files/import-module.ts';
import { memberName } from '../../user-files/member-name.ts';
import { at } from '../../user-files/place.ts';
import { YamlError } from '../../user-files/yaml-error.ts';
import { readYamlFile } from '../../user-files/yaml-source.ts';
import { type ParsedScript, scriptSchema } from './script-schema.ts';

/** A script that has been checked. */
export interface LoadedScript {
  readonly name: string;
  readonly script: ParsedScript;
  /** How the user finds a part of it: `morning.yaml:12:9`, or its path in a module. */
  readonly placeOf: (path: readonly PropertyKey[]) => string;
}

/**
 * Reads a command script: YAML, JSON, or a TypeScript or JavaScript module that exports it by default.
 * @param path absolute
 * @throws YamlError with all that is wrong with it; in YAML each with line and column
 * @example
 * import { resolve } from 'node:path';
 * import { loadScript, MockPlatform, runScript } from 'huawei-iot-conformance';
 *
 * const platform = await MockPlatform.start();
 * const running = runScript(platform, await loadScript(resolve('morning.yaml')));
 * await running.finished;
 * console.log(running.results);
 * await platform.stop();
 */
export async function loadScript(path: string): Promise<LoadedScript> {
  const file = basename(path);
  if (/^\.[cm]?[jt]s$/.test(extname(path))) return loadModule(path, file);
  const source = await readYamlFile(path, file);
  const script = checkYaml(source, scriptSchema);
  return { name: script.name ?? nameOf(file), script, placeOf: (part) => at(file, source.placeOf(part)) };
}

async function loadModule(path: string, file: string): Promise<LoadedScript> {
  let value: unknown;
  try {
    value = (await importModule(path)).default;
  } catch (error) {
    throw new YamlError([`${file} cannot be loaded: ${(error as Error).message}`]);
  }
  if (value === undefined) {
    throw new YamlError([`${file} has no default export: expected a script. Write export default { reactions: … }.`]);
  }
  const { data, error } = scriptSchema.safeParse(value);
  if (error)
    throw new YamlError(complaintsOf(error.issues, value, { subjectOf: (path) => `${file}: ${memberName(path)}` }));
  const placeOf = (part: readonly PropertyKey[]) => `${file} ${part.join('.')}`;
  return { name: data.name ?? nameOf(file), script: data, placeOf };
}

function nameOf(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}
