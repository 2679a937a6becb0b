import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of the package that this is part of, as source or compiled. */
export function packageVersion(): string {
  const file = createRequire(import.meta.url).resolve('huawei-iot-conformance/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
