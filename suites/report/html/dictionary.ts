import type { Translation } from '../../../mock-platform/language/texts.ts';

/** What a page says in English, and in Chinese. */
export interface Dictionary {
  /** Whole texts. */
  readonly texts: readonly Translation[];
  /** Texts with values in braces. */
  readonly templates: readonly Translation[];
  /** What this result says of the device, in full. */
  readonly told?: readonly Translation[];
}
