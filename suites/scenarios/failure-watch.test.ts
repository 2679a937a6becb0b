import { expect, test } from 'vitest';
import { deviceDeclared, exchange, journal, login, rid, silence } from '../rules/v2/testing.ts';
import { FailureWatch } from './failure-watch.ts';
import { Suspects } from './suspects.ts';

test('a command that fails for its text is suspected, though a property set with such a text was answered', () => {
  const text = { payload: Buffer.from('{"name":"Köln"}') };
  const entries = journal(
    deviceDeclared(),
    ...login(),
    exchange(),
    exchange({ key: rid(2), family: 'set' }),
    exchange({ key: rid(3), family: 'set', ...text }),
    silence({ key: rid(4), paras: { level: 4 }, ...text }),
    exchange({ key: rid(5), paras: { level: 5 } }),
  );
  const suspects = new Suspects();
  const failures = new FailureWatch(suspects.watchers);
  for (const entry of entries) failures.see(entry, entries);
  expect(suspects.silent.map(({ command, circumstances: [first] }) => [command.key, first])).toEqual([
    [rid(4), 'text'],
  ]);
});
