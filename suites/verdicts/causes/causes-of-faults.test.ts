import { expect, test } from 'vitest';
import * as lampCodec from '../../../fixtures/codecs/lamp-codec.ts';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { streetLamp } from '../../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { trialSettings } from '../../../tools/kill-matrix/trial-run.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { playScenario } from '../../run/play-scenario.ts';
import { rigOptionsOf } from '../../run/rig-options-of.ts';
import { scenarios } from '../../scenarios/scenarios.ts';
import { settleVerdicts } from '../settle-verdicts.ts';
import { sampleRun } from '../testing/sample-run.ts';

const runawayMs = 240_000;
const waits = { startMs: 8000, answerMs: 3000, reportMs: 20_000, reconnectMs: 20_000 };

// Each scenario is played once: what a busy machine makes of a whole run is not what this is about.
test.concurrent.each([
  ['answers-twice', ['commands', 'redelivery', 'oversized'], 'V1-CMD-02', []],
  ['answers-next-mid-too', ['commands', 'malformed'], 'V1-CMD-03', []],
  ['answers-on-command-topic-now-and-then', ['commands', 'stream'], 'V1-TOPIC-06', ['V1-CMD-12']],
  ['subscribes-without-slash', ['connect'], 'V1-TOPIC-02', ['V1-TOPIC-04']],
  ['stamp-of-1970-after-reconnect', ['cut'], 'V1-SESSION-06', ['V1-CONN-06', 'V1-CONN-07']],
  ['user-name-without-its-flag', ['connect'], 'MQTT-3.1.2-18', ['V1-CONN-03', 'V1-CONN-04']],
  [
    'trusts-any-certificate',
    ['unknown-authority', 'expired-certificate', 'wrong-host'],
    'V1-TLS-02',
    ['V1-TLS-03', 'V1-TLS-04'],
  ],
  ['topic-with-nul', ['reports'], 'MQTT-1.5.3-2', ['V1-TOPIC-01']],
] as const)('%s is one failure', { timeout: runawayMs }, async (fault, names, rule, alsoBroken) => {
  const product = { folder: streetLamp, model: await readProductModel(streetLamp), codec: lampCodec };
  const settings = trialSettings({ device: moduleDevice(faultyDevice(fault)), waits }, product);
  const played = [];
  for (const name of names) {
    const scenario = scenarios.find((one) => one.name === name);
    if (!scenario) throw new Error(`no scenario is called ${name}`);
    const result = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
    played.push({ ...result, replay: name });
  }
  const { causes = [] } = settleVerdicts(sampleRun({ rules: settings.rules, scenarios: played }));
  const cause = causes.find((one) => one.rule === rule);
  expect(cause?.alsoBroken).toEqual(expect.arrayContaining([...alsoBroken]));
  if (alsoBroken.length === 0) expect(causes).toEqual([expect.objectContaining({ rule, alsoBroken: [] })]);
});
