import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what a run says of itself, in the language of the process. Results are in English: nothing of this goes into them. */
export const tell = teller(en);
