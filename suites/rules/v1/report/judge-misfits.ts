import type { Misfit, ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { validateServiceData } from '../../../../mock-platform/product-model/validate.ts';
import type { Rule } from '../../rule.ts';
import { reportedServices } from './reported-services.ts';

/**
 * A judge of reports by the product model: what does not fit it in one of these ways.
 * @param what completes "$.data[0].serviceData.level …"
 */
export function judgeMisfits(kinds: readonly Misfit['kind'][], what: string): Rule['judge'] {
  return ({ exercised, broken }) => {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    return {
      'product-registered': ({ productId, model }) => models.set(productId, model),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      'message-received'(entry) {
        const model = models.get(products.get(entry.deviceId) ?? '');
        for (const { path: element, serviceId, serviceData } of reportedServices(entry.value)) {
          // Services that the model does not have are V1-REPORT-04's.
          if (!model?.services.some((service) => service.serviceId === serviceId)) continue;
          exercised();
          const misfits = validateServiceData(model, serviceId, serviceData, element);
          for (const { path, kind, expected, actual, tolerated } of misfits) {
            if (tolerated || !kinds.includes(kind)) continue;
            broken({ message: `${path} ${what}.`, expected, actual, evidence: [entry] });
          }
        }
      },
    };
  };
}
