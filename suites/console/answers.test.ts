import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { deviceView } from '../../mock-platform/admin/device-operations.ts';
import type { FaultSettings } from '../../mock-platform/admin/fault-switch.ts';
import type {
  brokenReply,
  loginReply,
  overviewReply,
  productView,
  reportView,
} from '../../mock-platform/admin/overview-operations.ts';
import type { commandOutcome } from '../../mock-platform/admin/request-operations.ts';
import type * as page from './page/answers.ts';

/** Does the API answer what the page takes it to answer? The compiler says so. */
type Is<Answer extends Taken, Taken> = [Answer, Taken];

type Answers = [
  Is<z.output<typeof overviewReply>, page.Overview>,
  Is<z.output<typeof brokenReply>, page.BrokenRules>,
  Is<z.output<typeof loginReply>, page.Login>,
  Is<z.output<typeof productView>, page.Product>,
  Is<z.output<typeof reportView>, page.Report>,
  Is<z.output<typeof commandOutcome>, page.Outcome>,
  Is<FaultSettings, page.Faults>,
];

test('the page takes no answer for what the API does not answer', () => {
  const count: Answers['length'] = 7;
  // @ts-expect-error A device of the registry does not have what a row of the overview has.
  type Wrong = Is<z.output<typeof deviceView>, page.DeviceRow>;
  const wrong: Wrong['length'] = 2;
  expect([count, wrong]).toEqual([7, 2]);
});
