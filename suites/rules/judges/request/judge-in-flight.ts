import { describeFailure } from '../../folds/answers-when.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';

/** So many keys are remembered. */
const most = 512;

/**
 * Are requests told apart that are in flight together?
 *
 * @param areAlike only such whose keys differ in one character from that of another in flight, or only the others
 */
export function judgeInFlight(requests: Requests, areAlike: boolean): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const waiting = new Set<string>();
    const alike = new Set<string>();
    const isWanted = (key: string) => alike.has(key) === areAlike;
    return mergeJudges(
      {
        'command-sent'({ key }) {
          const others = [...waiting].filter((other) => differInOne(other, key));
          waiting.add(key);
          if (others.length === 0) return;
          for (const one of [...others, key]) alike.add(one);
          for (const oldest of alike) {
            if (alike.size <= most) break;
            alike.delete(oldest);
          }
        },
        'command-answered': ({ key }) => void waiting.delete(key),
        'command-unanswered': ({ key }) => void waiting.delete(key),
      },
      requests.follow(
        { follow },
        {
          answered({ command: { fit, key }, circumstances, otherwise }) {
            if (otherwise !== 'key' && fit === 'valid' && circumstances.includes('burst') && isWanted(key)) exercised();
          },
          failed(failure) {
            const { command, circumstances } = failure;
            if (command.fit !== 'valid' || circumstances[0] !== 'burst' || !isWanted(command.key)) return undefined;
            exercised();
            return broken(describeFailure(failure));
          },
        },
      ),
    );
  };
}

function differInOne(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let differences = 0;
  for (let at = 0; at < one.length && differences < 2; at += 1) if (one[at] !== other[at]) differences += 1;
  return differences === 1;
}
