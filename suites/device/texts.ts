import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what whoever connects hardware is told, in the language of the process. */
export const tell = teller(en);
