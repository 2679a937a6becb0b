import { expect, test } from 'vitest';
import { connect, refused, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-01.ts';

// What it has in common with the other rules on credentials stands in judge-finding.test.ts.

test('a part that is missing behind an id with _ is found out by the user name', () => {
  const short = connect({ clientId: 'lamp_1_0_2026011512', username: 'lamp_1' });
  expect(verdictOf(rule, short, refused(2))).toMatchObject({
    exercised: 1,
    violations: [{ nearMiss: 'one of the two types is missing, behind an id that holds "_"' }],
  });
});
