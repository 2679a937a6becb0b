import type { Entry, Handlers, SuiteEventType } from './rule.ts';

type Handler = (entry: Entry) => void;

/** One judge of several: each entry goes to all of them, in their order. */
export function mergeJudges(...judges: readonly Handlers[]): Handlers {
  const handlers = new Map<SuiteEventType, Handler[]>();
  for (const judge of judges) {
    for (const [type, handler] of Object.entries(judge) as [SuiteEventType, Handler][]) {
      handlers.set(type, [...(handlers.get(type) ?? []), handler]);
    }
  }
  const merged = [...handlers].map(([type, [first, ...others]]) => [
    type,
    others.length === 0
      ? first
      : (entry: Entry) => {
          first?.(entry);
          for (const handler of others) handler(entry);
        },
  ]);
  return Object.fromEntries(merged);
}
