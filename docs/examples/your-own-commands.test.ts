import { defineScenario, runConformance } from 'huawei-iot-conformance/suites';
import { expect, test } from 'vitest';
import startLamp from './lamp.ts';

const productModel = 'fixtures/product-models/street-lamp-v5/product.json';

/** A scenario makes the device's life interesting; the rules judge what comes of it. */
const evening = defineScenario({
  name: 'evening',
  title: 'the lamps are switched on, dimmed and switched off, each ten times',
  needs: ['commands'],
  exercises: ['V2-CMD-01', 'V2-CMD-02'],
  async play(rig) {
    await rig.startAndConnect();
    for (let times = 0; times < 10; times += 1) {
      await rig.commands.send({ serviceId: 'Lamp01', cmd: 'SWITCH', paras: { state: 'ON' } });
      await rig.commands.send({ serviceId: 'Lamp01', cmd: 'SET_BRIGHTNESS', paras: { brightness: 40 } });
      await rig.commands.send({ serviceId: 'Lamp01', cmd: 'SWITCH', paras: { state: 'OFF' } });
    }
    await rig.stop();
  },
});

test('commands of your own are played as a scenario', async () => {
  const { scenarios, rules } = await runConformance({ device: startLamp, productModel, scenarios: [evening] });
  expect(scenarios).toMatchObject([{ name: 'evening', outcome: 'ran' }]);
  expect(rules.find(({ id }) => id === 'V2-CMD-01')).toMatchObject({ verdict: 'pass', exercised: 30 });
});
