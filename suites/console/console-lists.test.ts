import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MockPlatformClient } from '../../mock-platform/admin/mock-platform-client.ts';
import type { Tab } from '../report/html/testing/tab.ts';
import { ConsoleStage, isMissing, ofChromium } from './testing/console-stage.ts';
import { count, press, rowOf, until, write } from './testing/in-page.ts';

/** The page has so many rows, and devices, until it is asked for more. */
const rowsAtFirst = 150;
const devicesAtFirst = 100;
const further = 20;

let it: ConsoleStage;
let tab: Tab;
let mock: MockPlatformClient;

describe.skipIf(isMissing)(`long lists of the console ${ofChromium}`, () => {
  beforeAll(async () => {
    it = await ConsoleStage.start(2);
    ({ tab, mock } = it);
  }, 60_000);
  afterAll(() => it?.stop());

  test('older messages are shown when they are asked for', async () => {
    const { deviceId, client } = await it.connect('talkative');
    const topic = `$oc/devices/${deviceId}/sys/properties/report`;
    const report = '{"services":[{"service_id":"Lamp01","properties":{"brightness":5}}]}';
    for (let n = 0; n < rowsAtFirst + further; n++) await client.publishAsync(topic, report, { qos: 1 });
    await press(tab, `[data-device="${deviceId}"]`);
    await until(tab, `${count(rowOf('report'))} === ${rowsAtFirst} - ${count('#rows > :not([data-kind=report])')}`);
    await press(tab, '#older');
    await until(tab, `${count(rowOf('report'))} === ${rowsAtFirst + further}`);
    expect(await tab.evaluate(`document.querySelector('#older').hidden`)).toBe(true);
    await client.endAsync(true);
    await tab.click('#clear');
  });

  test('only what the kit objects to is shown when that is asked for', async () => {
    const { deviceId, client } = await it.connect('careless');
    await client.publishAsync(`$oc/devices/${deviceId}/sys/properties/report`, '{"services":[', { qos: 1 });
    await until(tab, `${count('#rows > .trouble')} > 0 && ${count('#rows > :not(.trouble)')} > 0`);
    await tab.click('.filters [name=trouble]');
    await until(tab, `${count('#rows > .trouble')} > 0 && ${count('#rows > :not(.trouble)')} === 0`);
    await tab.click('#clear');
    await until(tab, `${count('#rows > :not(.trouble)')} > 0`);
    await client.endAsync(true);
  });

  test('of many devices one is found by its name, and the others are shown when they are asked for', async () => {
    for (let n = 0; n < devicesAtFirst + further; n++) await mock.registerDevice({ nodeId: `meter-${n}` });
    const { deviceId } = await mock.registerDevice({ nodeId: 'needle' });
    await write(tab, '.find input', 'need');
    await until(tab, `${count('[data-device]')} === 1 && ${count(`[data-device="${deviceId}"]`)} === 1`);
    await write(tab, '.find input', 'meter-');
    await until(tab, `${count('[data-device]')} === ${devicesAtFirst}`);
    await press(tab, '.devices + button');
    await until(tab, `${count('[data-device]')} === ${devicesAtFirst + further}`);
  });
});
