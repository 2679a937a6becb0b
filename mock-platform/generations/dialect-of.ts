import type { Dialect } from './dialect.ts';
import { plainDialect } from './plain-dialect.ts';
import { served } from './served.ts';

/** That of the generation whose own members an entry has. It is asked of every command and of every answer. */
export function dialectOf(entry: object): Dialect {
  const own = entry as Readonly<Record<string, unknown>>;
  for (const { name, dialect } of served) if (own[name]) return dialect;
  return plainDialect;
}
