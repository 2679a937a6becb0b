/** The languages of the kit. English is the source; the others are translations of it. */
export const languages = ['en', 'zh'] as const;
/** A language of the kit: English or simplified Chinese. */
export type Language = (typeof languages)[number];

/**
 * The language that a name means: `zh`, a locale such as `zh_CN.UTF-8`, or what a browser calls it, such as `zh-Hans`. Undefined for
 * one that the kit does not speak.
 */
export function languageNamed(name: string): Language | undefined {
  const [, primary] = /^([a-z]+)(?:[-_.@].*)?$/.exec(name.trim().toLowerCase()) ?? [];
  return languages.find((language) => language === primary);
}
