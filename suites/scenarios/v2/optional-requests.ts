import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import type { DrawnCommand } from '../../arbitraries/commands.ts';
import { sample } from '../../arbitraries/sample.ts';
import { everyGet } from '../../arbitraries/v2/gets.ts';
import { validSet } from '../../arbitraries/v2/sets.ts';
import type { OptionalRequests } from '../playbook.ts';

/** Property sets and gets: a device may take them or not, where it does not declare that. */
export const optionalRequests: readonly OptionalRequests[] = [
  {
    need: 'set',
    member: 'propertiesSet',
    words: 'property set',
    draw(model, maxBytes, seed) {
      const sets = validSet(model, { maxBytes });
      return sets ? sample(sets, seed, 3) : [];
    },
  },
  { need: 'get', member: 'propertiesGet', words: 'property get', draw: threeGets },
];

/** Of all services, of one, and of all again. */
function threeGets(model: ProductModel): DrawnCommand[] {
  const all = everyGet(model);
  return [0, 1, 2].flatMap((at) => all[at % all.length] ?? []);
}
