import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { takeTurns } from '../../tools/kill-matrix/testing/take-turns.ts';
import { readTrialProducts } from '../../tools/kill-matrix/trial-product.ts';
import { trialSettings } from '../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../device/module-device.ts';
import { playScenario } from '../run/play-scenario.ts';
import { rigOptionsOf } from '../run/rig-options-of.ts';
import { Learnt } from './learnt.ts';
import { away, cut, unacknowledged } from './reconnects.ts';
import { unavailable } from './refused.ts';
import { defineScenario } from './scenario.ts';
import { oversized } from './v2/malformed.ts';

takeTurns(3);

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 20_000 };

test.concurrent('a device that comes back later than a report has to is waited for in a first look, too', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(createReferenceDevice({ generation: 2 }, () => ({ backOffMs: () => 3500 })));
  const settings = trialSettings({ device, generation: 2, waits, rules: ['V2-SESSION-09'] }, products[2]);
  const options = rigOptionsOf(unacknowledged, settings, true);
  const { outcome, findings } = await playScenario(unacknowledged, options, settings.rules);
  expect(outcome).toBe('ran');
  expect(findings).toMatchObject([{ violations: [] }]);
  expect(findings[0]?.exercised).toBeGreaterThan(0);
});

test.concurrent('a device whose reports go elsewhere has none to acknowledge, and is waited for no longer', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('report-on-v1-topic'));
  const patient = { ...waits, reportMs: 600_000 };
  const settings = trialSettings({ device, generation: 2, waits: patient, rules: ['V2-SESSION-09'] }, products[2]);
  const options = rigOptionsOf(unacknowledged, settings, false);
  const { outcome, findings } = await playScenario(unacknowledged, options, settings.rules);
  expect(outcome).toBe('ran');
  expect(findings).toMatchObject([{ exercised: 0, violations: [] }]);
});

test.concurrent.each([
  ['that answers no command', 'answers-nothing', cut, 'V1-SESSION-02'],
  ['that answers no command, and the platform is away', 'answers-nothing', away, 'V1-SESSION-04'],
  ['that the platform has just thrown out', 'subscribe-with-wrong-flags', cut, 'V1-SESSION-02'],
])('whether a device %s comes back is seen all the same', async (_, fault, scenario, rule) => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice(fault));
  const quick = { ...waits, answerMs: 2000 };
  const settings = trialSettings({ device, waits: quick, rules: [rule] }, products[1]);
  const { outcome, findings } = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
  expect(outcome).toBe('ran');
  expect(findings).toMatchObject([{ violations: [] }]);
  expect(findings[0]?.exercised).toBeGreaterThan(0);
});

test.concurrent.each([
  ['cut', cut, 'V1-SESSION-02'],
  ['unavailable', unavailable, 'V1-CONN-13'],
] as const)(
  'a device that comes back with the same wrong log-in again and again is waited for no longer: %s',
  async (_, scenario, rule) => {
    const products = await readTrialProducts();
    const device = moduleDevice(faultyDevice('clock-three-hours-late-after-reconnect'));
    const patient = { ...waits, reconnectMs: 600_000 };
    const settings = trialSettings({ device, waits: patient, rules: [rule, 'V1-SESSION-06'] }, products[1]);
    const learnt = new Learnt();
    for (const learns of [true, false]) {
      const options = { ...rigOptionsOf(scenario, settings, learns), learnt };
      const { outcome, findings, impatient } = await playScenario(scenario, options, settings.rules);
      expect({ outcome, impatient }).toEqual({ outcome: 'ran', impatient: false });
      const broken = findings.flatMap((finding) => (finding.violations.length > 0 ? [finding.rule.id] : []));
      expect(broken).toEqual(scenario === cut ? ['V1-SESSION-06'] : []);
    }
  },
);

test.concurrent('a device that is back on line and does not subscribe is waited for no longer than one that starts', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('subscribes-twice'));
  const settings = trialSettings(
    { device, waits: { ...waits, startMs: 8000, reconnectMs: 600_000 }, rules: ['V1-SESSION-03'] },
    products[1],
  );
  for (const learns of [true, false]) {
    const { outcome, findings } = await playScenario(cut, rigOptionsOf(cut, settings, learns), settings.rules);
    expect(outcome).toBe('ran');
    expect(findings).toMatchObject([{ violations: [{ message: expect.stringContaining('did not subscribe') }] }]);
  }
});

test.concurrent('a report that does not come again is waited for as long as a report, not as long as a return', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('forgets-reports'));
  const patient = { ...waits, reportMs: 5000, reconnectMs: 600_000 };
  const settings = trialSettings({ device, waits: patient, rules: ['V1-SESSION-09'] }, products[1]);
  const options = rigOptionsOf(unacknowledged, settings, false);
  const { outcome, impatient, findings } = await playScenario(unacknowledged, options, settings.rules);
  expect({ outcome, impatient }).toEqual({ outcome: 'ran', impatient: false });
  expect(findings).toMatchObject([{ violations: expect.arrayContaining([expect.anything()]) }]);
});

test.concurrent.each([
  ['a report', 'forgets-reports', unacknowledged, 'V1-SESSION-09'],
  ['a SUBSCRIBE', 'subscribes-twice', cut, 'V1-SESSION-03'],
])(
  '%s that does not come again is waited for no longer once that is proved elsewhere',
  async (_, fault, scenario, rule) => {
    const products = await readTrialProducts();
    const patient = { ...waits, startMs: 600_000, reportMs: 600_000, reconnectMs: 600_000 };
    const device = moduleDevice(faultyDevice(fault));
    const settings = trialSettings({ device, waits: patient, rules: [rule] }, products[1]);
    const proof = new AbortController();
    // One of them waits by then.
    const onLongWait = () => proof.abort();
    for (const proved of [proof.signal, AbortSignal.abort()]) {
      const options = { ...rigOptionsOf(scenario, settings, false), proved, onLongWait };
      const { outcome, impatient, findings } = await playScenario(scenario, options, settings.rules);
      expect({ outcome, impatient }).toEqual({ outcome: 'ran', impatient: true });
      expect(findings).toMatchObject([{ violations: expect.arrayContaining([expect.anything()]) }]);
    }
  },
);

test.concurrent('a device that is known to stay away is waited for no longer in a repetition, and others have their turn', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('stays-away'));
  const patient = { ...waits, reconnectMs: 600_000 };
  const settings = trialSettings({ device, waits: patient, rules: ['V1-SESSION-02'] }, products[1]);
  const learnt = new Learnt();
  learnt.neverComes('reconnectMs');
  let silences = 0;
  const onSilence = () => {
    silences += 1;
  };
  const options = { ...rigOptionsOf(cut, settings, false), learnt, onSilence };
  const { outcome, impatient, findings } = await playScenario(cut, options, settings.rules);
  expect({ outcome, impatient, silences }).toEqual({ outcome: 'ran', impatient: true, silences: 1 });
  expect(findings).toMatchObject([{ violations: [expect.anything()] }]);
});

test.concurrent('whether a device comes back is left to the repetition that a first look has beside it', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('stays-away'));
  const patient = { ...waits, reconnectMs: 600_000 };
  const settings = trialSettings({ device, waits: patient, rules: ['V1-SESSION-02'] }, products[1]);
  let repetitions = 0;
  const onLongWait = () => {
    repetitions += 1;
  };
  const options = { ...rigOptionsOf(cut, settings, true), onLongWait };
  const { outcome, impatient, findings } = await playScenario(cut, options, settings.rules);
  expect({ outcome, impatient, repetitions }).toEqual({ outcome: 'ran', impatient: true, repetitions: 1 });
  expect(findings).toMatchObject([{ violations: [expect.anything()] }]);
});

test.concurrent('the time to come back begins when the connection breaks, whatever is waited for meanwhile', async () => {
  const products = await readTrialProducts();
  const device = moduleDevice(faultyDevice('v2-leaves-after-oversized-command'));
  const long = { ...waits, answerMs: 7000, reconnectMs: 8000 };
  const capabilities = { maxCommandBytes: 1024 };
  const trial = { device, generation: 2, capabilities, waits: long, rules: ['V2-STREAM-03'] } as const;
  const settings = trialSettings(trial, products[2]);
  const options = rigOptionsOf(oversized, settings, false);
  const { journal, findings } = await playScenario(oversized, options, settings.rules, settings.rules);
  expect(findings).toMatchObject([{ violations: [expect.anything()] }]);
  const lost = journal.find(({ type }) => type === 'device-offline');
  const given = journal.find(({ type, seq }) => type === 'stage-ended' && seq > (lost?.seq ?? 0));
  // One after the other they would have taken fifteen seconds.
  expect((given?.at ?? 0) - (lost?.at ?? 0)).toBeGreaterThanOrEqual(7900);
  expect((given?.at ?? 0) - (lost?.at ?? 0)).toBeLessThan(13_000);
});

test.concurrent('what a device that is away was sent is waited for no longer once all has shown itself', async () => {
  const products = await readTrialProducts();
  const patient = { ...waits, answerMs: 600_000 };
  const device = moduleDevice(faultyDevice('v2-stays-away'));
  const settings = trialSettings({ device, generation: 2, waits: patient, rules: ['V2-SESSION-02'] }, products[2]);
  let ended: unknown;
  const lost = defineScenario({
    name: 'lost',
    title: 'a command is lost with its connection',
    async play(rig) {
      await rig.startAndConnect();
      const { tap } = rig.session;
      tap.faults.hold = ({ type }) => type === 'PUBLISH';
      const sent = rig.commands.send(rig.commands.plainest, { mayBeSilent: true });
      tap.cut('the connection is cut');
      await rig.until(({ type }) => type === 'device-offline', { ms: 5000 });
      rig.endEarly();
      ended = (await sent).outcome;
    },
  });
  await playScenario(lost, rigOptionsOf(lost, settings, false), settings.rules);
  expect(ended).toBe('connection-lost');
});
