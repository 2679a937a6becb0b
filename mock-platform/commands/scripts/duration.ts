import { z } from 'zod';

const units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
const longest = 24 * units.h;

/** Milliseconds of a text such as `200 ms`, `2.5 s`, `1 min`; undefined when it is none, or more than a day. */
export function readDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|min|h)$/.exec(text.trim()) ?? [];
  const ms = Number(number) * units[unit as keyof typeof units];
  return ms <= longest ? ms : undefined;
}

const expected = 'a time with its unit, such as 200 ms, 5 s or 1 min, of at most a day';

/** A time in a script, as milliseconds. */
export const duration = z.string(expected).transform((text, context) => {
  const ms = readDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue(expected);
  return z.NEVER;
});
