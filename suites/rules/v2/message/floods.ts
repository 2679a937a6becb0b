import type { Harm } from '../../folds/outstanding-upsets.ts';
import type { Entry } from '../../rule.ts';

/** More messages than this in a row, with no answer between them, are many. */
const few = 4;

/** Were they messages that had waited for the device, or many in a row? */
export function isFlood(harms: readonly Harm[]): boolean {
  const messages = harms.filter((harm) => harm.type === 'message-sent');
  return messages.length > few || messages.some(({ waited }) => waited === true);
}

/** Tells of each message whether it belongs to a flood. */
export class FloodWatch {
  #inRow = 0;

  see({ waited }: Entry<'message-sent'>): boolean {
    this.#inRow += 1;
    return waited === true || this.#inRow > few;
  }

  /** Something else was sent. */
  interrupt(): void {
    this.#inRow = 0;
  }
}
