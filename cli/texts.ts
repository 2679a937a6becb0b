import { teller } from '../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what the command line says in its own words, in the language of the process. */
export const tell = teller(en);
