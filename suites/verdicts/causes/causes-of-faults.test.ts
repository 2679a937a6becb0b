import { expect, test } from 'vitest';
import * as lampCodec from '../../../fixtures/codecs/lamp-codec.ts';
import { faultyDevice } from '../../../fixtures/devices/faults/index.ts';
import { streetLamp } from '../../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../../mock-platform/product-model/read-product-model.ts';
import { moduleDevice } from '../../device/module-device.ts';
import { runTrial } from '../../kill-matrix/trial-run.ts';
import { scenarios } from '../../scenarios/scenarios.ts';

const runawayMs = 120_000;
const waits = { startMs: 4000, answerMs: 3000, reportMs: 3000, reconnectMs: 10_000 };

test.concurrent.each([
  ['answers-twice', ['commands', 'malformed', 'redelivery'], 'V1-CMD-02', ['V1-CMD-17']],
  ['answers-next-mid-too', ['commands', 'malformed'], 'V1-CMD-03', ['V1-CMD-20']],
  ['answers-on-command-topic-now-and-then', ['commands', 'stream'], 'V1-TOPIC-06', ['V1-CMD-01', 'V1-STREAM-02']],
  ['subscribes-without-slash', ['connect'], 'V1-TOPIC-02', ['V1-TOPIC-04']],
  ['stamp-of-1970-after-reconnect', ['cut'], 'V1-SESSION-06', ['V1-CONN-06', 'V1-CONN-07']],
  ['user-name-without-its-flag', ['connect'], 'MQTT-3.1.2-18', ['V1-CONN-03', 'V1-CONN-04']],
  ['topic-with-nul', ['commands'], 'MQTT-1.5.3-2', ['V1-TOPIC-01']],
] as const)('%s is one failure', { timeout: runawayMs }, async (fault, played, rule, alsoBroken) => {
  const product = { folder: streetLamp, model: await readProductModel(streetLamp), codec: lampCodec };
  const { causes } = await runTrial(
    {
      device: moduleDevice(faultyDevice(fault)),
      waits,
      scenarios: scenarios.filter(({ name }) => (played as readonly string[]).includes(name)),
    },
    product,
  );
  expect(causes).toEqual([{ rule, alsoBroken: expect.arrayContaining([...alsoBroken]) }]);
});
