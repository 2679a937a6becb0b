import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceReq, deviceRsp } from '../../../mock-platform/generations/v1/message-schemas.ts';
import { findRule } from '../catalogue.ts';
import { message, verdictOf } from '../testing.ts';

// The schemas describe what to send, the rules judge what was sent: they have to be of one opinion (decision 051).

const something = fc.constantFrom(null, 0, -1, 1.5, '', 'x', '7', true, [], {}, [{}]);

/** Mostly the members as given; some missing, some something else. */
function almost(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  const some = Object.entries(members).map(([name, value]) =>
    fc.oneof(
      { weight: 8, arbitrary: value.map((right) => ({ [name]: right })) },
      { weight: 1, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: something.map((other) => ({ [name]: other })) },
    ),
  );
  return fc.tuple(...some).map((parts) => Object.assign({}, ...parts));
}

const service = almost({
  serviceId: fc.constantFrom('Light', 'Battery'),
  serviceData: fc.constantFrom({}, { level: 40 }),
  eventTime: fc.constantFrom('20250414T010203Z', null, undefined),
});
const report = almost({
  msgType: fc.constant('deviceReq'),
  data: fc.array(service, { minLength: 1, maxLength: 3 }),
  hasMore: fc.constantFrom(0, 1, null, undefined),
});

const brokenBy = (ids: readonly string[], sent: object) =>
  ids.filter((id) => verdictOf(findRule(id), ...message(sent)).violations.length > 0);

/** Of `hasMore` and a time that is not text the rules say nothing, or nothing about the form: readers pass over both. */
const formOnly = deviceReq.omit({ hasMore: true });

test('a report that fits the schema breaks no rule on its form, and one that does not breaks one', () => {
  fc.assert(
    fc.property(report, (sent) => {
      const { success, error } = formOnly.safeParse(sent);
      if (error?.issues.every(({ path }) => path.at(-1) === 'eventTime')) return;
      expect(brokenBy(['V1-REPORT-01', 'V1-REPORT-02', 'V1-REPORT-03'], sent).length === 0).toBe(success);
    }),
    { numRuns: 500 },
  );
});

test('an answer whose errcode fits the schema does not break V1-CMD-05, and any other does', () => {
  const answer = almost({ msgType: fc.constant('deviceRsp'), errcode: fc.integer() });
  const errcodeOnly = deviceRsp.pick({ msgType: true, errcode: true });
  fc.assert(
    fc.property(answer, (sent) => {
      if (!('msgType' in sent) || sent.msgType !== 'deviceRsp') return;
      expect(brokenBy(['V1-CMD-05'], sent).length === 0).toBe(errcodeOnly.safeParse(sent).success);
    }),
    { numRuns: 300 },
  );
});
