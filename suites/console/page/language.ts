import type { Language } from '../../../mock-platform/language/language.ts';

/** What each language calls itself, and how its texts are marked for screen readers and fonts. */
const names: Readonly<Record<Language, { readonly name: string; readonly tag: string }>> = {
  en: { name: 'English', tag: 'en' },
  zh: { name: '中文', tag: 'zh-Hans' },
};
const key = 'language';

/** In which the page speaks: as its address says (`?lang=zh`), else as was chosen before, else as the browser does. */
export const lang: Language = chosenLanguage();

export const { tag } = names[lang];

/** The other language, which the page offers. */
const other: Language = lang === 'zh' ? 'en' : 'zh';
export const otherName = names[other].name;
export const otherTag = names[other].tag;

/** Shows the page in the other language, now and when it is opened again. The stream is read again from its beginning. */
export function speakOther(): void {
  try {
    localStorage.setItem(key, other);
  } catch {
    // Where nothing may be kept, the address says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', other);
  location.replace(address);
}

function chosenLanguage(): Language {
  const names = [new URLSearchParams(location.search).get('lang'), kept(), navigator.language];
  const known = names.find((name) => /^(en|zh)\b/i.test(name ?? '')) ?? 'en';
  return /^zh/i.test(known) ? 'zh' : 'en';
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
