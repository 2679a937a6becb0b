import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Entry, Rule } from '../../rule.ts';
import { type ServicesForm, servicesFault } from './services-fault.ts';

/**
 * Does a report have the form of one?
 *
 * @param isReport of a message that could be read
 */
export function judgeReportForm(
  form: ServicesForm,
  isReport: (entry: Entry<'message-received'>) => boolean,
): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'message-received'(entry) {
      if (!isReport(entry) || !isObject(entry.value)) return;
      exercised();
      const fault = servicesFault(entry.value, form);
      if (!fault) return;
      const nearMiss = form.explain?.(entry.value) ?? fault.nearMiss;
      broken({
        message: 'Its report does not have the form of a report.',
        ...fault,
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  });
}
