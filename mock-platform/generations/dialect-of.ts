import type { Dialect } from './dialect.ts';
import { plainDialect } from './plain-dialect.ts';
import { v1Dialect } from './v1/dialect.ts';

/** That of the generation whose own members an entry has. */
export function dialectOf(entry: object): Dialect {
  return 'v1' in entry && entry.v1 ? v1Dialect : plainDialect;
}
