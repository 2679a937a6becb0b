import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { validateServiceData } from '../../mock-platform/product-model/validate.ts';
import { reportedServices } from './reported-services.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-REPORT-06',
  level: 'SHOULD',
  sentence: "keeps values inside the model's min, max, step, maxLength and enumList",
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
            if (tolerated || !['range', 'step', 'length', 'enum'].includes(kind)) continue;
            broken({
              message: `${path} is outside the bounds of the product model.`,
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
