import { TakeOverWaits } from '../../folds/take-over-waits.ts';
import type { Rule } from '../../rule.ts';

/** Does a device fight with another client for its connection? */
export const judgeTakeOver: Rule['judge'] = ({ exercised, broken }) => {
  const takeOvers = new TakeOverWaits();
  let told = false;
  return {
    'stage-began'(entry) {
      takeOvers.see(entry);
      if (entry.stage === 'take-over') told = false;
    },
    'connection-opened': (entry) => void takeOvers.see(entry),
    'taken-over'(entry) {
      if (takeOvers.see(entry) !== 'taken-back' || told || !takeOvers.isFight) return;
      told = true;
      const { waits, lost } = takeOvers;
      broken({
        message: 'It took its connection back from another client again and again, and its waits did not grow.',
        expected: 'longer waits each time',
        actual: `waits of ${waits.map((ms) => `${Math.round(ms)} ms`).join(', ')}`,
        evidence: lost ? [lost, entry] : [entry],
      });
    },
    'stage-ended'(entry) {
      takeOvers.see(entry);
      if (entry.stage === 'take-over' && entry.complete && takeOvers.rivals > 0) exercised();
    },
  };
};
