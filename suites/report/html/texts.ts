import { teller } from '../../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what the page says. It is written in English, and holds the Chinese beside it. */
export const tell = teller(en);
