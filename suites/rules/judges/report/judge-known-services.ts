import type { Rule } from '../../rule.ts';
import { KnownModels } from './known-models.ts';
import type { ReportForm } from './report-form.ts';

/** Does a device report only services of its product model? */
export function judgeKnownServices({ names, servicesOf }: ReportForm): Rule['judge'] {
  return ({ exercised, broken }) => {
    const models = new KnownModels();
    return {
      ...models.handlers,
      'message-received'(entry) {
        const reported = servicesOf(entry);
        const model = reported.length > 0 && models.of(entry.deviceId);
        if (!model || model.services.length === 0) return;
        const known = model.services.map(({ serviceId }) => serviceId);
        for (const { path, serviceId } of reported) {
          exercised();
          if (known.includes(serviceId)) continue;
          const spelling = known.find((id) => id.toLowerCase() === serviceId.trim().toLowerCase());
          broken({
            message: 'It reported a service that its product model does not have.',
            expected: `one of ${known.join(', ')} at ${path}.${names.serviceId}`,
            actual: JSON.stringify(serviceId),
            ...(spelling && { nearMiss: `another spelling of "${spelling}"` }),
            evidence: [entry],
          });
        }
      },
    };
  };
}
