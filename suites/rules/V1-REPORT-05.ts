import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { validateServiceData } from '../../mock-platform/product-model/validate.ts';
import { reportedServices } from './reported-services.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-REPORT-05',
  level: 'SHOULD',
  sentence: "reports only properties of the model, in the model's data types",
  source: 'ref 7',
  needs: ['reports'],
  judge({ exercised, broken }) {
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
            if (tolerated || (kind !== 'type' && kind !== 'unknown')) continue;
            broken({
              message: `${path} is not as the product model declares it.`,
              expected,
              actual,
              evidence: [entry],
            });
          }
        }
      },
    };
  },
});
