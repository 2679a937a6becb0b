import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { Learnt } from './learnt.ts';
import { defineScenario } from './scenario.ts';

const waits = { startMs: 20_000, answerMs: 5000, reportMs: 20_000, reconnectMs: 8000 };

const scenario = defineScenario({
  name: 'some',
  title: 'reports, and some commands',
  exercises: [],
  async play(rig) {
    await rig.startAndConnect();
    await rig.awaits('reportMs', ({ type }) => type === 'published');
    await rig.commands.sendAll(rig.commands.draw(8), { mayBeSilent: true });
  },
});

async function played(fault: string, learnt: Learnt, learns: boolean) {
  const products = await readTrialProducts();
  const settings = trialSettings({ device: moduleDevice(faultyDevice(fault)), generation: 2, waits }, products[2]);
  const options = { ...rigOptionsOf(scenario, settings, learns), learnt };
  const { findings, journal, outcome } = await playScenario(scenario, options, settings.rules);
  return {
    outcome,
    broken: findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : [])),
    thrownOut: journal.filter((entry) => entry.type === 'connection-closed' && entry.by === 'platform').length,
    taken: journal.filter((entry) => entry.type === 'packet-sent' && entry.packet.type === 'PUBCOMP').length,
  };
}

test.concurrent.each(['v2-report-qos-2', 'v2-answer-qos-2'])(
  '%s is thrown out once in a run, and then judged by what it publishes',
  async (fault) => {
    const learnt = new Learnt();
    const first = await played(fault, learnt, true);
    expect(first).toMatchObject({ outcome: 'ran', broken: ['V2-PROP-10'], thrownOut: 1 });
    expect(first.taken).toBeGreaterThan(0);
    for (const learns of [true, false]) {
      const later = await played(fault, new Learnt(learnt), learns);
      expect(later).toMatchObject({ outcome: 'ran', broken: ['V2-PROP-10'], thrownOut: 0 });
      expect(later.taken).toBeGreaterThan(0);
    }
  },
);
