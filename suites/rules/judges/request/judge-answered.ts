import { describeFailure } from '../../folds/answers-when.ts';
import type { Circumstance } from '../../folds/circumstances.ts';
import type { Requests } from '../../folds/requests.ts';
import type { Rule } from '../../rule.ts';

/** Failures under special circumstances are for the rules about those. */
const ordinary: readonly Circumstance[] = ['unproven', 'unclear', 'ordinary'];

/**
 * Does a device answer every valid request?
 *
 * @param others circumstances that no other rule is about
 */
export function judgeAnswered(requests: Requests, ...others: readonly Circumstance[]): Rule['judge'] {
  const own: ReadonlySet<string> = new Set([...ordinary, ...others]);
  return ({ exercised, broken, follow }) =>
    requests.follow(
      { follow },
      {
        answered({ command, otherwise }) {
          if (command.fit === 'valid' && !otherwise) exercised();
        },
        failed(failure) {
          const { command, kind, circumstances } = failure;
          const isAnswered = kind === 'garbled';
          if (command.fit !== 'valid' || !(isAnswered || own.has(circumstances[0] ?? ''))) return undefined;
          exercised();
          return isAnswered ? undefined : broken(describeFailure(failure));
        },
      },
    );
}
