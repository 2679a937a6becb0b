import { isReadable } from '../../../../mock-platform/product-model/data-types.ts';
import type { Rule } from '../../rule.ts';
import { answeredGets } from './answered-gets.ts';

/**
 * Does a device answer a get of everything with every service that has something to read?
 *
 * @param ofMixed gets that waited together with gets of single services, or those that waited alone
 */
export function judgeAllServices(ofMixed: boolean): Rule['judge'] {
  return ({ exercised, broken }) =>
    answeredGets(({ answer, message, asked, services, model, isPlain, isMixed, isAlone }) => {
      if (answer.fit !== 'valid' || asked !== undefined || !model || !isPlain || !(ofMixed ? isMixed : isAlone)) return;
      const readable = model.services.filter(({ properties }) => properties.some(isReadable));
      if (readable.length === 0) return;
      exercised();
      const missing = readable.map(({ serviceId }) => serviceId).filter((name) => !services.includes(name));
      if (missing.length === 0) return;
      broken({
        message: `It answered a property get of all services without ${missing.join(', ')}.`,
        expected: readable.map(({ serviceId }) => serviceId).join(', '),
        actual: services.length === 0 ? 'no service' : services.join(', '),
        evidence: [message, answer],
      });
    });
}
