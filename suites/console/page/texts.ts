import type { Translated, ValuesOf } from '../../../mock-platform/language/texts.ts';
import { en } from './texts/en.ts';

type Texts = typeof en;
let translation: Translated<Texts> | undefined;

/** From now on texts are in the language of this translation; in English without one. */
export function speakAs(other: Translated<Texts> | undefined): void {
  translation = other;
}

/** A text with its values in it, in the language of the page. */
export function tell<Name extends keyof Texts>(name: Name, ...[values]: ValuesOf<Texts[Name]>): string {
  const known: Readonly<Record<string, string | number>> = values ?? {};
  const text = translation ? translation[name][1] : en[name];
  return text.replace(/\{(\w+)\}/g, (place, value: string) => String(known[value] ?? place));
}

type Group = 'by' | 'dropped' | 'fit' | 'outcome' | 'status' | 'unmatched' | 'verdict';

/** A word that the admin API uses for one of several cases. One that is not known here stays as it is. */
export function word(group: Group, name: unknown): string {
  const text = `${group}.${name}`;
  return text in en ? tell(text as 'by.device') : String(name);
}
