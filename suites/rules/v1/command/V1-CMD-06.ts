import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { findCommand, validateResponse } from '../../../../mock-platform/product-model/validate.ts';
import { describeFailure } from '../../folds/answers-when.ts';
import { followCommands } from '../../folds/follow-commands.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-06',
  level: 'SHOULD',
  sentence: 'sends a `body` that fits the response model of the command (a string of digits for an int is tolerated)',
  source: 'ref 4.3, 7',
  shownIn: ['commands'],
  needs: ['commands'],
  judge({ exercised, broken, follow }) {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    return mergeJudges(
      {
        'product-registered': ({ productId, model }) => void models.set(productId, model),
        'device-registered': ({ deviceId, productId }) => void products.set(deviceId, productId),
        'command-answered'(entry) {
          const { deviceId, serviceId, cmd, fit, errcode, body } = entry;
          const model = models.get(products.get(deviceId) ?? '');
          const command = model && findCommand(model, serviceId, cmd);
          if (!command || fit !== 'valid' || errcode !== 0) return;
          exercised();
          for (const misfit of validateResponse(command, body).filter(({ tolerated }) => !tolerated)) {
            const { kind, path, expected, actual } = misfit;
            const answer = `Its answer to ${serviceId}/${cmd}`;
            if (kind === 'unknown') {
              const message = `${answer} has a member that the response model does not have: ${path}.`;
              broken({ message, expected: `a member that the model has: ${expected}`, actual, evidence: [entry] });
            } else {
              const message = `${answer} does not fit the response model at ${path}.`;
              broken({ message, expected, actual, evidence: [entry] });
            }
          }
        },
      },
      follow(followCommands, {
        // The echo command's response is declared by the device, not by the model.
        failed: (failure) =>
          failure.kind === 'garbled' && failure.circumstances[0] === 'ordinary'
            ? broken(describeFailure(failure))
            : undefined,
      }),
    );
  },
});
