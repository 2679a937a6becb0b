import { describe, expect, test } from 'vitest';
import { extentOf } from '../scenarios/extent.ts';
import type { RunSettings } from './run-settings.ts';
import { run } from './testing.ts';

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 20_000 };
const lacks = 'the lamp cannot';
const inapplicable = new Map([['json', lacks] as const, ['reconnects', lacks] as const, ['restart', lacks] as const]);

/** The most devices that were on line at once, in a run of a device whose answers take so long. */
async function mostAtOnce(answerMs: number, settings: Partial<RunSettings> = {}): Promise<number> {
  let now = 0;
  let most = 0;
  const extent = { ...extentOf(2), explorers: 2, atOnce: 1 };
  const { depth } = await run(
    {
      onConnect({ client, report }) {
        report('good');
        now += 1;
        most = Math.max(most, now);
        client.once('close', () => {
          now -= 1;
        });
      },
      onCommand(mid, { report }) {
        // What was to be seen has been seen then.
        setTimeout(report, most > 1 ? 0 : answerMs, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }));
        return undefined;
      },
    },
    { extent, waits, inapplicable, scenarios: [], ...settings },
  );
  expect(depth?.sequences).toBe(2);
  return most;
}

describe.concurrent('devices that are explored', () => {
  test('are one at a time where only one of it can run', async () => {
    expect(await mostAtOnce(1500, { oneAtATime: true })).toBe(1);
  });

  test('are as many at once as the extent says', async () => {
    expect(await mostAtOnce(0)).toBe(1);
  });

  test('are all at once, where they spend their time waiting', async () => {
    expect(await mostAtOnce(1100)).toBe(2);
  }, 60_000);
});
