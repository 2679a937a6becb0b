import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommandNames } from './command-names.ts';

const name = fc.record({ serviceId: fc.string({ maxLength: 2 }), cmd: fc.string({ maxLength: 2 }) });

test('it has the names that were added, and no others', () => {
  fc.assert(
    fc.property(fc.array(name), name, (added, asked) => {
      const names = new CommandNames();
      for (const one of added) names.add(one);
      expect(names.has(asked)).toBe(
        added.some(({ serviceId, cmd }) => serviceId === asked.serviceId && cmd === asked.cmd),
      );
    }),
  );
});
