import { isReported } from '../../../../mock-platform/product-model/data-types.ts';
import type { ProductModel, Property } from '../../../../mock-platform/product-model/model.ts';
import type { Entry, Rule } from '../../rule.ts';
import { KnownModels } from './known-models.ts';
import type { ReportForm } from './report-form.ts';

/** What a device has reported of one service. */
interface Reported {
  readonly deviceId: string;
  readonly required: readonly string[];
  readonly seen: Set<string>;
  entry: Entry<'message-received'>;
  told: boolean;
}

/** Does a device report what its product model requires? Several reports together may hold it. */
export function judgeRequired({ servicesOf }: ReportForm): Rule['judge'] {
  return ({ exercised, broken }) => {
    const models = new KnownModels();
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
      ...models.handlers,
      // Each connection begins again: the platform need not remember what the device reported on an earlier one.
      'device-online'({ deviceId }) {
        for (const [name, reported] of services) if (reported.deviceId === deviceId) services.delete(name);
      },
      'report-asked'({ deviceId, services: asked }) {
        const model = models.of(deviceId);
        for (const { serviceId, serviceData } of asked) {
          const required = requiredOf(model, serviceId);
          if (required.some((property) => !Object.hasOwn(serviceData, property))) partly.add(key(deviceId, serviceId));
        }
      },
      'message-received'(entry) {
        const { deviceId } = entry;
        const model = models.of(deviceId);
        for (const { serviceId, serviceData } of servicesOf(entry)) {
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
  };
}

/** Properties that can only be written are nothing to report. */
function requiredOf(model: ProductModel | undefined, serviceId: string): string[] {
  const properties: readonly Property[] = model?.services.find((one) => one.serviceId === serviceId)?.properties ?? [];
  return properties
    .filter((property) => property.required && isReported(property))
    .map(({ propertyName }) => propertyName);
}
