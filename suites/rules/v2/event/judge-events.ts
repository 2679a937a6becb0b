import type { Entry, Rule, Violation } from '../../rule.ts';
import { eventsIn, type SentEvent } from './events-in.ts';

type Fault = Omit<Violation, 'evidence'>;

/**
 * Is each event that the rule is about as it should be?
 *
 * @param isAbout of which events it decides
 */
export function judgeEvents(
  isAbout: (event: SentEvent) => boolean,
  faultsOf: (event: SentEvent, entry: Entry<'message-received'>) => readonly Fault[],
): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'message-received'(entry) {
      for (const event of eventsIn(entry).filter(isAbout)) {
        exercised();
        for (const fault of faultsOf(event, entry)) broken({ ...fault, evidence: [entry] });
      }
    },
  });
}
