/** Texts of one surface in English, by name. `{name}` in a text stands for a value. */
export type Texts = Readonly<Record<string, string>>;

/** A text and what another language says for it. The source is repeated, so that a change of it is noticed. */
export type Translation<Source extends string = string> = readonly [source: Source, translation: string];

/**
 * Texts in another language, under the names of the English ones. With English texts that are `as const`, the compiler refuses a
 * translation that is missing, that has no source any more, or whose source has changed.
 */
export type Translated<En extends Texts> = { readonly [Name in keyof En]: Translation<En[Name]> };

/** The names of the values in a text: `{n} of {all}` has `n` and `all`. */
export type ValuesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;

/** What has to be told along with a text: its values, or nothing. */
export type ValuesOf<Text extends string> = [ValuesIn<Text>] extends [never]
  ? []
  : [values: Readonly<Record<ValuesIn<Text>, string | number>>];

/** Says a text by its name, with its values. */
export type Tell<En extends Texts> = <Name extends keyof En & string>(
  name: Name,
  ...values: ValuesOf<En[Name]>
) => string;

/** A text with its values in it. What looks like the name of a value in a value stays as it is. */
export function filled(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
