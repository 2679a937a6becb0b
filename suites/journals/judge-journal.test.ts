import { expect, test } from 'vitest';
import { connectLamp, dataTopic, lampPlatform } from '../../mock-platform/generations/v1/testing.ts';
import { noReport } from '../run/testing.ts';
import { judgeJournal } from './judge-journal.ts';

test('what a platform recorded is judged, as a journal and as its entries alike', async () => {
  const platform = await lampPlatform();
  const client = await connectLamp(platform);
  await client.publishAsync(dataTopic, '{"rust":1}', { qos: 1 });
  await client.endAsync();
  await platform.stop();
  const rules = [noReport('rust'), noReport('moss', { level: 'SHOULD' })];
  const result = judgeJournal(platform.journal, { rules });
  expect(result.rules).toMatchObject([{ verdict: 'fail', exercised: 1 }, { verdict: 'pass' }]);
  expect(judgeJournal(platform.journal.entries, { rules })).toEqual(result);
  expect(judgeJournal(platform.journal).rules.find(({ id }) => id === 'V1-CONN-01')?.verdict).toBe('pass');
});

test('a broken SHOULD fails only where that is asked for', async () => {
  const platform = await lampPlatform();
  const client = await connectLamp(platform);
  await client.publishAsync(dataTopic, '{"rust":1}', { qos: 1 });
  await client.endAsync();
  await platform.stop();
  const rules = [noReport('rust', { level: 'SHOULD' })];
  expect(judgeJournal(platform.journal, { rules }).summary.verdict).toBe('warn');
  expect(judgeJournal(platform.journal, { rules, strict: true }).summary.verdict).toBe('fail');
});

test('a journal without a client cannot be judged', () => {
  expect(() => judgeJournal([])).toThrow('Nobody connects in the journal: expected the journal of a platform');
});
