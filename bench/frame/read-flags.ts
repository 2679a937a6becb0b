import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Flags that have a value which is a whole number, from 0. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>>;

/**
 * The flags of a benchmark, from its command line. What is wrong with them is a line on stderr, and the end with exit code 2: before
 * anything is started.
 * @param numbers flags that take a whole number, with their defaults
 * @param others as `parseArgs` takes them
 */
export function readFlags<Name extends string, Others extends Options>(
  numbers: Numbers<Name>,
  others: Others,
  args: readonly string[] = process.argv.slice(2),
): { readonly numbers: Numbers<Name>; readonly values: ReturnType<typeof parseArgs<{ options: Others }>>['values'] } {
  try {
    return flagsIn(numbers, others, args);
  } catch (error) {
    const known = [...Object.keys(numbers), ...Object.keys(others)].map((name) => `--${name}`).join(', ');
    console.error(`${(error as Error).message.split('. ')[0]}. Known: ${known}.`);
    process.exit(2);
  }
}

/** @throws Error that quotes what is wrong */
export function flagsIn<Name extends string, Others extends Options>(
  numbers: Numbers<Name>,
  others: Others,
  args: readonly string[],
) {
  const texts = Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: 'string' } as const]));
  const { values } = parseArgs({ args: [...args], options: { ...others, ...texts } });
  const all = values as Values;
  const read = Object.entries<number>(numbers).map(([name, usual]) => {
    const text = all[name];
    if (text === undefined) return [name, usual] as const;
    if (!/^\d+$/.test(String(text))) throw new Error(`--${name} has to be a whole number, got "${text}"`);
    return [name, Number(text)] as const;
  });
  return {
    numbers: Object.fromEntries(read) as Numbers<Name>,
    values: values as ReturnType<typeof parseArgs<{ options: Others }>>['values'],
  };
}
