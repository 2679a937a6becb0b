import type { Dialect } from './dialect.ts';
import { plainDialect } from './plain-dialect.ts';
import { served } from './served.ts';

/** That of the generation whose own members an entry has. */
export function dialectOf(entry: object): Dialect {
  return served.find(({ name }) => (entry as Readonly<Record<string, unknown>>)[name])?.dialect ?? plainDialect;
}
