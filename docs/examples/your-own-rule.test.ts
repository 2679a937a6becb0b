import { defineRule, rules, runConformance, scenarios } from 'huawei-iot-conformance/suites';
import { expect, test } from 'vitest';
import startLamp from './lamp.ts';

/** A rule is a fold over the journal: it is handed the entries in order, and says what it saw. */
const smallReports = defineRule({
  id: 'ACME-REPORT-01',
  level: 'MUST',
  sentence: 'sends reports of at most 40 bytes: they are paid for by the byte',
  source: 'our tariff',
  judge: ({ exercised, broken }) => ({
    published(entry) {
      exercised();
      if (entry.payload.length <= 40) return;
      broken({
        message: 'It sent a long message.',
        expected: 'at most 40 bytes',
        actual: `${entry.payload.length} bytes`,
        evidence: [entry],
      });
    },
  }),
});

test('a rule of your own stands beside the catalogue', async () => {
  const result = await runConformance({
    device: startLamp,
    productModel: 'fixtures/product-models/street-lamp-v5/product.json',
    scenarios: scenarios.filter(({ name }) => name === 'commands'),
    rules: [...rules, smallReports],
  });
  const mine = result.rules.find(({ id }) => id === smallReports.id);
  expect(mine?.verdict).toBe('fail');
  expect(mine?.violations[0]).toMatchObject({
    expected: 'at most 40 bytes',
    actual: expect.stringMatching(/^\d+ bytes$/),
  });
});
