import { type Phrase, type PhraseBook, phraseBook } from './phrase-book.ts';
import { spoken } from './spoken.ts';

let phrases: readonly Phrase[] = [];
let book: PhraseBook | undefined;

/** The Chinese of what code puts together. It is in modules of their own, and loaded only where it is spoken. */
export function learnPhrases(learnt: readonly Phrase[]): void {
  phrases = learnt;
  book = undefined;
}

/** What was said in English, as results and journals have it, in the language that is spoken. */
export function retold(text: string): string {
  if (spoken() !== 'zh') return text;
  book ??= phraseBook(phrases);
  return book(text);
}
