import { findCommand, validateResponse } from '../../../../mock-platform/product-model/validate.ts';
import type { ValueForms } from '../../../../mock-platform/product-model/validate-value.ts';
import { describeFailure } from '../../folds/answers-when.ts';
import { MixedUp } from '../../folds/mixed-up.ts';
import type { Requests } from '../../folds/requests.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { KnownModels } from '../report/known-models.ts';

interface Answers {
  readonly requests: Requests;
  readonly isSuccess: (code: unknown) => boolean;
  /** Where the parameters of an answer stand: `$.body`. */
  readonly path: string;
  readonly forms?: ValueForms;
}

/** Does what a device answers with success fit the response model of the command? */
export function judgeResponseModel({ requests, isSuccess, path: place, forms }: Answers): Rule['judge'] {
  return ({ exercised, broken, follow }) => {
    const models = new KnownModels();
    const mixed = new MixedUp();
    return mergeJudges(
      mixed.handlers,
      {
        ...models.handlers,
        'command-answered'(entry) {
          if (mixed.mayBeOfAnother(entry)) return;
          const { deviceId, serviceId, cmd, fit, errcode, body } = entry;
          const model = models.of(deviceId);
          const command = requests.has(entry) && model ? findCommand(model, serviceId, cmd) : undefined;
          if (!command || fit !== 'valid' || !isSuccess(errcode)) return;
          exercised();
          const misfits = validateResponse(command, body, place, forms);
          for (const { kind, path, expected, actual } of misfits.filter(({ tolerated }) => !tolerated)) {
            if (kind === 'unknown') {
              const message = `Its answer to ${serviceId}/${cmd} has a member that the response model does not have: ${path}.`;
              broken({ message, expected: `a member that the model has: ${expected}`, actual, evidence: [entry] });
            } else {
              const message = `Its answer to ${serviceId}/${cmd} does not fit the response model at ${path}.`;
              broken({ message, expected, actual, evidence: [entry] });
            }
          }
        },
      },
      requests.follow(
        { follow },
        {
          // The echo command's response is declared by the device, not by the model.
          failed: (failure) =>
            failure.kind === 'garbled' && failure.circumstances[0] === 'ordinary'
              ? broken(describeFailure(failure))
              : undefined,
        },
      ),
    );
  };
}
