import type { Language } from './language.ts';
import { filled, type Tell, type Texts, type Translated } from './texts.ts';

/** One for the process: every text of it is in the same language. */
let language: Language = 'en';
const learnt = new Map<Texts, Readonly<Record<string, readonly [string, string]>>>();

/** Which language is spoken. */
export function spoken(): Language {
  return language;
}

/** From now on texts are in this language, as far as it was learnt. */
export function speak(next: Language): void {
  language = next;
}

/** What `act` says is in this language. It must not wait: in the meantime others would speak so, too. */
export function inLanguage<T>(other: Language, act: () => T): T {
  const before = language;
  language = other;
  try {
    return act();
  } finally {
    language = before;
  }
}

/** The Chinese of some texts. It is in a module of its own, and loaded only where it is spoken. */
export function learn<En extends Texts>(en: En, zh: Translated<En>): void {
  learnt.set(en, zh);
}

/** What says these texts in the language that is spoken. */
export function teller<const En extends Texts>(en: En): Tell<En> {
  return (name, ...[values]) => {
    const [, translation] = (language === 'zh' && learnt.get(en)?.[name]) || [];
    return filled(translation ?? en[name] ?? name, values);
  };
}
