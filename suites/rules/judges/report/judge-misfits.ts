import { memberPath } from '../../../../mock-platform/product-model/json-path.ts';
import type { Misfit } from '../../../../mock-platform/product-model/model.ts';
import { findService, validateProperties } from '../../../../mock-platform/product-model/validate.ts';
import type { Rule } from '../../rule.ts';
import { KnownModels } from './known-models.ts';
import type { ReportForm } from './report-form.ts';

/**
 * A judge of reports by the product model: what does not fit it in one of these ways.
 * @param messageAt what is said of a value at that path, such as $.data[0].serviceData.level
 */
export function judgeMisfits(
  { names, values, servicesOf }: ReportForm,
  kinds: readonly Misfit['kind'][],
  messageAt: (path: string) => string,
): Rule['judge'] {
  return ({ exercised, broken }) => {
    const models = new KnownModels();
    return {
      ...models.handlers,
      'message-received'(entry) {
        const model = models.of(entry.deviceId);
        for (const { path: element, serviceId, serviceData } of servicesOf(entry)) {
          // Services that the model does not have are for another rule.
          const service = model && findService(model, serviceId);
          if (!service) continue;
          exercised();
          const misfits = validateProperties(service, serviceData, memberPath(element, names.serviceData), values);
          for (const { path, kind, expected, actual, tolerated } of misfits) {
            if (tolerated || !kinds.includes(kind)) continue;
            broken({ message: messageAt(path), expected, actual, evidence: [entry] });
          }
        }
      },
    };
  };
}
