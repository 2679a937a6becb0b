import type { ProductModel, Property } from '../../../../mock-platform/product-model/model.ts';
import { defineRule, type Entry } from '../../rule.ts';
import { reportedServices } from './reported-services.ts';

/** What a device has reported of one service. */
interface Reported {
  readonly deviceId: string;
  readonly required: readonly string[];
  readonly seen: Set<string>;
  entry: Entry<'message-received'>;
  told: boolean;
}

export default defineRule({
  id: 'V1-REPORT-07',
  level: 'SHOULD',
  sentence: 'reports every property that the model marks as required; several reports together may hold them',
  source: 'ref 7',
  needs: ['reports'],
  judge({ exercised, broken }) {
    const models = new Map<string, ProductModel>();
    const products = new Map<string, string>();
    const services = new Map<string, Reported>();
    /** Services of which the harness asked for just some properties. */
    const partly = new Set<string>();
    const key = (deviceId: string, serviceId: string) => JSON.stringify([deviceId, serviceId]);

    const decide = (name: string, { required, seen, entry, ...reported }: Reported) => {
      const missing = required.filter((property) => !seen.has(property));
      exercised();
      if (missing.length === 0 || reported.told || partly.has(name)) return;
      const [, serviceId] = JSON.parse(name) as [string, string];
      broken({
        message: `It reports ${serviceId} without what the product model requires.`,
        expected: required.join(', '),
        actual: seen.size > 0 ? [...seen].join(', ') : 'no property',
        evidence: [entry],
      });
      return true;
    };

    return {
      'product-registered': ({ productId, model }) => models.set(productId, model),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      // Each connection begins again: the platform need not remember what the device reported on an earlier one.
      'device-online'({ deviceId }) {
        for (const [name, reported] of services) if (reported.deviceId === deviceId) services.delete(name);
      },
      'report-asked'({ deviceId, services: asked }) {
        const model = models.get(products.get(deviceId) ?? '');
        for (const { serviceId, serviceData } of asked) {
          const required = requiredOf(model, serviceId);
          if (required.some((property) => !Object.hasOwn(serviceData, property))) partly.add(key(deviceId, serviceId));
        }
      },
      'message-received'(entry) {
        const { deviceId } = entry;
        const model = models.get(products.get(deviceId) ?? '');
        for (const { serviceId, serviceData } of reportedServices(entry.value)) {
          if (!model?.services.some((service) => service.serviceId === serviceId)) continue;
          const name = key(deviceId, serviceId);
          const properties = Object.keys(serviceData).filter((property) => serviceData[property] !== null);
          const before = services.get(name);
          const required = requiredOf(model, serviceId);
          const reported = before ?? { deviceId, required, seen: new Set<string>(), entry, told: false };
          // A device that reports one property at a time has shown all of them when the first one comes again.
          const again = before && (properties.length === 0 || properties.some((property) => before.seen.has(property)));
          for (const property of properties) reported.seen.add(property);
          reported.entry = entry;
          services.set(name, reported);
          const complete = required.every((property) => reported.seen.has(property));
          if ((complete || again) && decide(name, reported)) reported.told = true;
        }
      },
      'stage-ended'({ stage, deviceId, complete }) {
        if (stage !== 'reporting' || !complete) return;
        for (const [name, reported] of services) {
          if (reported.deviceId === deviceId && !reported.told && decide(name, reported)) reported.told = true;
        }
      },
    };
  },
});

/** Properties that can only be written are nothing to report. */
function requiredOf(model: ProductModel | undefined, serviceId: string): string[] {
  const properties: readonly Property[] = model?.services.find((one) => one.serviceId === serviceId)?.properties ?? [];
  return properties
    .filter(({ required, method }) => required && !/^W+$/i.test(method))
    .map(({ propertyName }) => propertyName);
}
