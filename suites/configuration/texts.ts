import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what is said of settings, and what `init` writes and says, in the language of the process. */
export const tell = teller(en);
