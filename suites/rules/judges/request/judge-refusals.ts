import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import type { Circumstance } from '../../folds/circumstances.ts';
import { titleOf } from '../../folds/request-families.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Rule } from '../../rule.ts';
import { KnownModels } from '../report/known-models.ts';

/** Silence under these says nothing of how the device refuses: it would have been silent to a valid command, too. */
const otherwiseToBlame: ReadonlySet<Circumstance> = new Set([
  'elsewhere',
  'unsubscribed',
  'unproven',
  'overflow',
  'pieces',
  'joined',
  'burst',
  'reconnected',
  'forbidden-packet',
  'oversized',
  'malformed',
  'message',
  'event',
  'size',
  'text',
  'unclear',
  'qos',
  'mid-again',
  'mid-lower',
  'content-twice',
  'content-again',
]);

export type Refusable = Pick<Entry<'command-sent'>, 'fit' | 'serviceId' | 'cmd' | 'paras' | 'v2'>;

/** What is wrong with a request that the rule is about, in words; undefined for any other. */
export type FlawOf = (request: Refusable, model: ProductModel | undefined) => string | undefined;

interface Refusals {
  readonly requests: Requests;
  readonly flawOf: FlawOf;
  /** What a response says of success, and what it says it by. */
  readonly isSuccess: (code: unknown) => boolean;
  readonly code: string;
  readonly successWords: (code: unknown) => string;
  /** A response, with its article. */
  readonly response: string;
}

/** Does a device answer with an error what does not fit its model? */
export function judgeRefusals({ requests, flawOf, isSuccess, code, successWords, response }: Refusals): Rule['judge'] {
  return (bench) => {
    const models = new KnownModels();
    return mergeJudges(
      {
        ...models.handlers,
        'command-answered'(entry) {
          if (!requests.has(entry)) return;
          const flaw = flawOf(entry, models.of(entry.deviceId));
          if (flaw === undefined) return;
          bench.exercised();
          if (!isSuccess(entry.errcode)) return;
          const message = `It reported success for ${titleOf(entry)}: ${flaw}.`;
          const actual = successWords(entry.errcode);
          bench.broken({ message, expected: `a non-zero ${code}`, actual, evidence: [entry] });
        },
      },
      silentRefusals(requests, flawOf, `${response} with a non-zero ${code}`, models)(bench),
    );
  };
}

/** Does it answer what does not fit its model, and is not silent? */
export function silentRefusals(
  requests: Requests,
  flawOf: FlawOf,
  expected: string,
  models = new KnownModels(),
): Rule['judge'] {
  return (bench) =>
    requests.follow(bench, {
      failed({ command, kind, circumstances, misplaced = [], strays, companions, evidence }) {
        const flaw = flawOf(command, models.of(command.deviceId));
        // It was answered, in the wrong place or with the key of another.
        const isAnsweredOtherwise = companions === 0 && strays.some(({ reason }) => reason !== 'late');
        if (misplaced.length > 0 || isAnsweredOtherwise) return undefined;
        if (flaw === undefined || otherwiseToBlame.has(circumstances[0] ?? 'ordinary')) return undefined;
        bench.exercised();
        const what = titleOf(command);
        const message =
          kind === 'silent'
            ? `It did not answer ${what}: ${flaw}.`
            : `It broke off instead of answering ${what}: ${flaw}.`;
        return bench.broken({ message, expected, actual: 'no answer', evidence });
      },
    });
}
