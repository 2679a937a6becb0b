import type { ProductModel } from '../../../../mock-platform/product-model/model.ts';
import { defineRule } from '../../rule.ts';
import { reportedServices } from './reported-services.ts';

export default defineRule({
  id: 'V1-REPORT-04',
  level: 'MUST',
  sentence: 'reports only services of its product model',
  source: 'ref 4.1, 7',
  shownIn: ['reports'],
  needs: ['reports'],
  judge({ exercised, broken }) {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    return {
      'product-registered': ({ productId, model }) => models.set(productId, model),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      'message-received'(entry) {
        const model = models.get(products.get(entry.deviceId) ?? '');
        if (!model || model.services.length === 0) return;
        const known = model.services.map(({ serviceId }) => serviceId);
        for (const { path, serviceId } of reportedServices(entry.value)) {
          exercised();
          if (known.includes(serviceId)) continue;
          const spelling = known.find((id) => id.toLowerCase() === serviceId.trim().toLowerCase());
          broken({
            message: 'It reported a service that its product model does not have.',
            expected: `one of ${known.join(', ')} at ${path}.serviceId`,
            actual: JSON.stringify(serviceId),
            ...(spelling && { nearMiss: `another spelling of "${spelling}"` }),
            evidence: [entry],
          });
        }
      },
    };
  },
});
