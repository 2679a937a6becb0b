import { gets } from '../../folds/requests.ts';
import { silentRefusals } from '../../judges/request/judge-refusals.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { answeredGets } from './answered-gets.ts';

/** Does a device answer a get of a service that its model does not have with no services? */
export const judgeUnknownService: Rule['judge'] = (bench) =>
  mergeJudges(
    answeredGets(({ answer, message, asked, services, model }) => {
      if (answer.fit !== 'unknown-service' || asked === undefined) return;
      bench.exercised();
      const known = new Set(model?.services.map(({ serviceId }) => serviceId));
      const others = services.filter((name) => name !== asked && known.has(name));
      if (others.length === 0) return;
      bench.broken({
        message: `It answered a property get of ${asked}, which its model does not have, with other services.`,
        expected: 'no services',
        actual: others.join(', '),
        evidence: [message, answer],
      });
    }),
    silentRefusals(
      gets,
      ({ fit }) => (fit === 'unknown-service' ? 'a service that its model does not have' : undefined),
      'a response without services',
    )(bench),
  );
