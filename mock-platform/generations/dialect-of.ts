import type { Dialect } from './dialect.ts';
import { plainDialect } from './plain-dialect.ts';
import { served } from './served.ts';

/** Of several generations on the same ports, an entry has the members of one. */
const own = served.filter(({ speaks }) => speaks.length === 1);

/** That of the generation whose own members an entry has. It is asked of every command and of every answer. */
export function dialectOf(entry: object): Dialect {
  const members = entry as Readonly<Record<string, unknown>>;
  for (let at = 0; at < own.length; at += 1) {
    const generation = own[at];
    if (generation && members[generation.name]) return generation.dialect;
  }
  return plainDialect;
}

/** Has a topic the form of one of an interface of Huawei Cloud IoT, whoever's it is? */
export function isKnownTopic(topic: string): boolean {
  return own.some(({ dialect }) => dialect.isTopic(topic));
}
