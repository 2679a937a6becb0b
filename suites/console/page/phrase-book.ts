/** The same that reports use. `console-page.ts` serves what this names. */
export { phraseBook } from '../../../mock-platform/language/phrase-book.ts';
