import { howItEnded } from '../../how-it-ended.ts';
import type { Entry, Rule } from '../../rule.ts';

/** Does a device come back after a loss? */
export const judgeReturn: Rule['judge'] = ({ exercised, broken }) => {
  /** `cut`: the connection broke. `back`: the platform was away for a while. */
  let began: Entry<'stage-began'> | undefined;
  const accuse = (actual: string, entry: Entry, did = 'did not come back') => {
    if (!began) return;
    exercised();
    const message = `It ${did} after its connection broke.`;
    broken({ message, expected: 'a new CONNECT', actual, evidence: [began, entry] });
    began = undefined;
  };
  return {
    'stage-began'(entry) {
      if (entry.stage === 'cut' || entry.stage === 'back') began = entry;
    },
    // A CONNECT that is refused is one all the same; its credentials are for other rules.
    authenticated() {
      if (!began) return;
      exercised();
      began = undefined;
    },
    'device-exited'(entry) {
      const since = began && { at: began.at, what: 'that' };
      if (!entry.asked) accuse(`it ${howItEnded(entry, since)}`, entry, 'ended');
      began = undefined;
    },
    'device-stopping'() {
      began = undefined;
    },
    'stage-ended'(entry) {
      if (entry.stage !== began?.stage) return;
      if (entry.complete) accuse(`none within ${Math.round(entry.waitedMs)} ms`, entry);
      began = undefined;
    },
  };
};
