import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../rules/catalogue.ts';
import { judgeRecording } from './judge-recording.ts';
import { readRecording } from './read-recording.ts';

const journal = join(import.meta.dirname, 'testing/before-generations.ndjson');

/** Rules that read what is generation 1's own, or match responses with commands: as they were settled when it was written. */
const settled = {
  pass: [
    ...['V1-TOPIC-01', 'V1-TOPIC-02', 'V1-TOPIC-04', 'V1-TOPIC-05', 'V1-TOPIC-06', 'V1-REPORT-02', 'V1-REPORT-03'],
    ...['V1-CMD-02', 'V1-CMD-03', 'V1-CMD-05', 'V1-CMD-06', 'V1-CMD-07', 'V1-CMD-11', 'V1-CMD-13', 'V1-CMD-20'],
    ...['V1-BIN-02', 'V1-BIN-03', 'V1-BIN-04', 'V1-DYN-03', 'V1-DYN-05'],
  ],
  warn: ['V1-REPORT-06', 'V1-CMD-04', 'V1-CMD-17'],
  fail: ['V1-TOPIC-03', 'V1-REPORT-01', 'V1-CMD-01', 'V1-BIN-01'],
};

test('a journal that was written before there were generations is judged as it was then', async () => {
  const result = judgeRecording(await readRecording(journal), { rules, name: 'the journal' });
  const verdicts = (wanted: string) =>
    result.rules.filter(({ verdict, exercised }) => verdict === wanted && exercised > 0).map(({ id }) => id);
  expect(verdicts('pass')).toEqual(expect.arrayContaining(settled.pass));
  expect(verdicts('warn')).toEqual(settled.warn);
  expect(verdicts('fail')).toEqual(settled.fail);
  const silent = result.rules.find(({ id }) => id === 'V1-CMD-01');
  expect(silent?.violations).toMatchObject([{ actual: 'no answer, but one with mid 4' }]);
});
