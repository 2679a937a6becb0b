import { en } from './texts/en.ts';

/** Of each text its name, and what a language says for it. */
export type Texts = { readonly [Name in keyof typeof en]: string };

/** The names of the values in a text: `{n} of {all}` has `n` and `all`. */
type ValuesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;
type Values<Name extends keyof Texts> = Readonly<Record<ValuesIn<(typeof en)[Name]>, string | number>>;

const languages = { en } as const satisfies Readonly<Record<string, Texts>>;
export type Language = keyof typeof languages;
/** In which the page speaks. */
export const lang: Language = 'en';

/** A text with its values in it. */
export function tell<Name extends keyof Texts>(
  name: Name,
  ...[values]: [ValuesIn<(typeof en)[Name]>] extends [never] ? [] : [Values<Name>]
): string {
  const known: Readonly<Record<string, string | number>> = values ?? {};
  return languages[lang][name].replace(/\{(\w+)\}/g, (place, value: string) => String(known[value] ?? place));
}
