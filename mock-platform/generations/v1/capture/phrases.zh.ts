import type { Phrase } from '../../../language/phrase-book.ts';

/** What is said of captures of generation 1, in Chinese. */
export const firstGenerationCapturePhrases: readonly Phrase[] = [['no valid cloudReq', '不是有效的cloudReq']];
