import type { Rule } from '../../rule.ts';
import { answeredGets } from './answered-gets.ts';

/**
 * Does a device answer a get with the service that was asked for, and no other of its model?
 *
 * @param ofMixed gets that waited together with gets of other services, or those that waited alone
 */
export function judgeOwnService(ofMixed: boolean): Rule['judge'] {
  return ({ exercised, broken }) =>
    answeredGets(({ answer, message, asked, services, model, isMixed, isAlone }) => {
      if (answer.fit !== 'valid' || asked === undefined || !(ofMixed ? isMixed : isAlone)) return;
      exercised();
      const known = new Set(model?.services.map(({ serviceId }) => serviceId));
      const others = services.filter((name) => name !== asked && known.has(name));
      const isThere = services.includes(asked);
      if (isThere && others.length === 0) return;
      broken({
        message: isThere
          ? `It answered a property get of ${asked} with other services, too.`
          : `It answered a property get of ${asked} without that service.`,
        expected: `${asked}, and no other service of the model`,
        actual: services.length === 0 ? 'no service' : services.join(', '),
        evidence: [message, answer],
      });
    });
}
