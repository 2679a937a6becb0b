import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What a device of generation 1 is told besides, in Chinese. */
export const firstGenerationDevicePhrases: readonly Phrase[] = [['codec mode', '编解码模式']];
