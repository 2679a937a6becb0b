import type { Entry } from '../rules/rule.ts';
import type { Steps } from '../scenarios/step.ts';

/** What takes longer to show than this, ms, is not tried several times, unless that is asked for. */
const longestMs = 50_000;
/** The same of steps that take as long each time, whatever is known of the device. */
const longestFixedMs = 15_000;

/** What was done to a device, and the entry since which a rule is broken. */
interface Showing {
  readonly steps: Steps;
  readonly journal: readonly Entry[];
  readonly since: number;
}

/** How long it takes from the start of the device until the rule is broken, ms. */
export function tookMs({ journal, since }: Pick<Showing, 'journal' | 'since'>): number {
  const shown = journal.find(({ seq }) => seq === since) ?? journal.at(-1);
  return (shown?.at ?? 0) - (journal[0]?.at ?? 0);
}

/** With a device whose waits are known most steps take less; to fall silent, and to be left alone, do not. */
export function isTooLong(showing: Showing): boolean {
  const isFixed = showing.steps.some(({ kind }) => kind === 'silent' || kind === 'idle');
  return tookMs(showing) > (isFixed ? longestFixedMs : longestMs);
}
