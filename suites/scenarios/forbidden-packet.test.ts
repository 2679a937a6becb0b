import { expect, test } from 'vitest';
import { faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rules } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { lampRun } from '../run/testing.ts';
import { forbiddenPacket } from './reconnects.ts';

const waits = { startMs: 4000, answerMs: 1000, reportMs: 1000, reconnectMs: 4000 };

/** Whether V1-STREAM-04 is broken by a device with that fault, and how many kinds of bytes it was sent. */
async function played(fault: string) {
  const options = lampRun(moduleDevice(faultyDevice(fault)));
  const model = await readProductModel(streetLamp);
  const judged = rules.filter(({ id }) => id === 'V1-STREAM-04');
  const { findings, journal } = await playScenario(
    forbiddenPacket,
    { ...options, waits, model, modelFolder: streetLamp },
    judged,
  );
  const sent = new Set(journal.flatMap((entry) => (entry.type === 'bytes-sent' ? [entry.fault] : [])));
  return { isBroken: findings.some(({ violations }) => violations.length > 0), kinds: sent.size };
}

test('a device that stays away after its second loss, whatever it is, is not told that it was these bytes', async () => {
  expect(await played('stays-away-after-second-cut')).toEqual({ isBroken: false, kinds: 2 });
});

test('one that stays away after these bytes is', async () => {
  expect(await played('leaves-after-forbidden-packet')).toEqual({ isBroken: true, kinds: 2 });
});
