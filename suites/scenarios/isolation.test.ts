import { describe, expect, test } from 'vitest';
import { commandMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { rules as catalogue } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampDevice, lampRun, visit } from '../run/testing.ts';
import { isolate, isSurvived } from './isolation.ts';

const judged = catalogue.filter(({ id }) => /^V1-(CMD-11|CMD-16|STREAM-03)$/.test(id));
const waits = { startMs: 2000, answerMs: 400, reportMs: 400, reconnectMs: 400 };
const probe = (text: string, flaw = text) => ({ kind: 'malformed', flaw, payload: Buffer.from(text) }) as const;
const harmless = probe(JSON.stringify(commandMessage({ harmless: 1 })), 'harmless');
const deadly = probe(JSON.stringify(commandMessage({ paras: null })), 'paras is null');

/** Ends at once when a command lacks `paras`. */
const brittle = () =>
  lampDevice({
    onMessage: (message, { exit }) => {
      if ('mid' in message && message.paras) return;
      if (message.paras === null) exit(7);
    },
  });

const told = async (probes: readonly ReturnType<typeof probe>[], before: readonly ReturnType<typeof probe>[] = []) => {
  const scenario = visit('probes', {
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
      for (const earlier of before) await rig.commands.probe(earlier);
      if (!(await isSurvived(rig, probes))) await isolate(rig, probes, before);
    },
  });
  const { findings, outcome } = await playScenario(scenario, { ...lampRun(brittle()), waits }, judged);
  const messages = findings.flatMap(({ rule, violations }) => violations.map(({ message }) => `${rule.id} ${message}`));
  return { messages, outcome };
};

describe('the message that harms the device alone is the one that is named', () => {
  const named = 'V1-CMD-11 It ended after a malformed command (paras is null).';

  test('of a group', async () => {
    const { messages, outcome } = await told([harmless, deadly, harmless]);
    expect(messages).toEqual([named]);
    expect(outcome).toBe('ran');
  });

  test('where a longer one came behind it', async () => {
    const oversized = {
      kind: 'oversized',
      flaw: 'a command of 33722 bytes',
      payload: Buffer.alloc(33_722, 0x20),
    } as const;
    const scenario = visit('probes', {
      async play(rig) {
        await rig.startAndConnect();
        await rig.commands.barrier();
        const { platform, deviceId } = rig;
        await Promise.all([platform.probe(deviceId, deadly), platform.probe(deviceId, oversized)]);
        await rig.until(({ type }) => type === 'device-exited', { ms: 2000 });
        await isolate(rig, [deadly, oversized as never], []);
      },
    });
    const { findings } = await playScenario(scenario, { ...lampRun(brittle()), waits }, judged);
    const messages = findings.flatMap(({ rule, violations }) =>
      violations.map((found) => `${rule.id} ${found.message}`),
    );
    expect(messages).toEqual([named]);
  });
});

test('a device that survives is not started again', async () => {
  const { messages } = await told([harmless]);
  expect(messages).toEqual([]);
});
