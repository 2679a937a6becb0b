import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommandContents, mostContentChars } from './command-contents.ts';

const content = fc.record({
  serviceId: fc.string({ maxLength: 2 }),
  cmd: fc.string({ maxLength: 2 }),
  paras: fc.dictionary(fc.string({ maxLength: 1 }), fc.oneof(fc.nat({ max: 2 }), fc.constantFrom('0', '1')), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
});

test('it has the commands that were added, by their names and parameters, and no others', () => {
  fc.assert(
    fc.property(fc.array(content), content, (added, asked) => {
      const contents = new CommandContents();
      for (const one of added) contents.add(one);
      const { serviceId, cmd, paras } = asked;
      const ofName = added.filter((one) => one.serviceId === serviceId && one.cmd === cmd);
      expect(contents.hasName(asked)).toBe(ofName.length > 0);
      expect(contents.has(asked)).toBe(ofName.some((one) => JSON.stringify(one.paras) === JSON.stringify(paras)));
      expect(added.every((one) => contents.has({ ...one }))).toBe(true);
    }),
  );
});

test('what is cleared is not known any more', () => {
  const light = { serviceId: 'Light', cmd: 'SET', paras: { level: 40 } };
  const contents = new CommandContents();
  contents.add(light);
  contents.clear();
  expect([contents.has(light), contents.hasName(light)]).toEqual([false, false]);
});

test('of too many it forgets the older half, and keeps the newer one', () => {
  const contents = new CommandContents();
  const commands = Array.from({ length: 3000 }, (_, n) => ({
    serviceId: 'Light',
    cmd: 'SHOW',
    paras: { text: `${n} ${'x'.repeat(1000)}` },
  }));
  let most = 0;
  for (const command of commands) {
    contents.add(command);
    most = Math.max(most, contents.chars);
    expect(contents.has(command)).toBe(true);
  }
  expect(most).toBeLessThanOrEqual(mostContentChars);
  expect(most).toBeGreaterThan(mostContentChars / 2);
  const kept = commands.filter((command) => contents.has(command));
  expect(kept).toEqual(commands.slice(-kept.length));
});

test('names without end are bounded, too', () => {
  const contents = new CommandContents();
  for (let n = 0; n < 30_000; n += 1) {
    const command = { serviceId: `S${n}`, cmd: 'SET', paras: {} };
    contents.add(command);
    if (contents.chars > mostContentChars) throw new Error(`${contents.chars} characters after ${n} names`);
  }
  expect(contents.hasName({ serviceId: 'S0', cmd: 'SET' })).toBe(false);
});
