import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { MockPlatformClient } from '../../mock-platform/admin/mock-platform-client.ts';
import type { Tab } from '../report/html/testing/tab.ts';
import { ConsoleStage, isMissing, ofChromium } from './testing/console-stage.ts';
import { choose, count, press, rowOf, says, until, write } from './testing/in-page.ts';

let it: ConsoleStage;
let tab: Tab;
let mock: MockPlatformClient;

describe.skipIf(isMissing)(`what is done from the console ${ofChromium}`, () => {
  beforeAll(async () => {
    it = await ConsoleStage.start(2);
    ({ tab, mock } = it);
  }, 60_000);
  afterAll(() => it?.stop());

  test('a command from the form is answered, and is followed from request to answer', async () => {
    await press(tab, '[data-device]');
    await press(tab, '#tab-device');
    await until(tab, `${count('#send-command')} > 0`);
    await choose(tab, '#send-command select', '0');
    await tab.click('#send-command [data-manner=highEdge]');
    await tab.click('#send-command .main');
    await until(tab, says('#send-command .outcome', 'Answered after'));
    await tab.click('#tab-messages');
    await press(tab, `${rowOf('command')} .line`);
    await press(tab, `${rowOf('command')} [data-do=follow]`);
    await until(tab, `${count('#rows > li')} === 2`);
    const kinds = `[...document.querySelectorAll('#rows > li')].map(({ dataset }) => dataset.kind)`;
    expect(await tab.evaluate(kinds)).toEqual(['response', 'command']);
    await press(tab, `${rowOf('response')} .line`);
    await until(tab, says(`${rowOf('response')} .thinks`, 'Answers Lamp01/SET_BRIGHTNESS after'));
    await tab.click('#draw');
    await until(tab, `${count('#diagram .row')} === 2`);
    expect(
      await tab.evaluate(`[...document.querySelectorAll('#diagram .packet')].map((it) => it.textContent)`),
    ).toEqual([...['command', 'response']]);
    await tab.click('#clear');
    await until(tab, `${count('#rows > li')} > 2`);
  });

  test('a value beyond the model is sent all the same, and said to be that', async () => {
    await press(tab, '[data-device][aria-pressed=false]');
    await tab.click('#tab-device');
    await press(tab, '#send-command [data-manner=beyond]');
    await tab.click('#send-command .main');
    await until(tab, says('#send-command .outcome', 'Answered after'));
    await tab.click('#tab-messages');
    await until(tab, `${count('#rows .trouble[data-kind=command]')} > 0`);
    await press(tab, `#rows .trouble[data-kind=command] .line`);
    await until(tab, says('#rows .trouble[data-kind=command] .thinks', 'Does not fit the product model'));
    await tab.click('#tab-device');
    await write(tab, '#send-command [data-value]', 'not JSON');
    await tab.click('#send-command .main');
    await until(tab, says('#send-command .outcome.bad', 'brightness is not JSON'));
  });

  test('properties are set and asked for, and a message is sent', async () => {
    await tab.click('#set-properties .main');
    await until(tab, says('#set-properties .outcome', 'with result 0'));
    await tab.click('#get-properties .main');
    await until(tab, says('#get-properties .outcome', '"Lamp01"'));
    await write(tab, '#send-message textarea', 'good morning');
    await tab.click('#send-message .main');
    await until(tab, `/sent|subscribed/.test(document.querySelector('#send-message .outcome').textContent)`);
    await tab.click('#tab-messages');
    for (const kind of ['set', 'get']) await until(tab, `${count(rowOf(kind))} > 0`);
  });

  test.each(['cut', 'close'])('a connection is ended by %s, and the device comes back', async (how) => {
    await press(tab, '#tab-device');
    const offline = mock.waitFor(({ type }) => type === 'device-offline', {
      after: (await mock.journal()).at(-1)?.seq ?? 0,
    });
    await tab.click(`#${how}`);
    const { seq } = await offline;
    await until(tab, says('[role=status].outcome', 'Done.'));
    await mock.waitFor(({ type }) => type === 'device-online', { after: seq });
    await until(tab, says('[data-device]', 'on line, reported'));
  });

  test('faults go on and off', async () => {
    await tab.click('#tab-platform');
    await until(tab, `${count('#faults')} > 0`);
    await write(tab, '#faults [name=delay]', '20');
    await choose(tab, '#faults [name=refuse]', '4');
    await tab.click('#faults [name=silent]');
    await tab.click('#faults [value=PUBACK]');
    await tab.click('#faults .main');
    await until(tab, says('#faults-on', 'On:'));
    expect(await mock.faults()).toEqual({ refuse: { returnCode: 4 }, delayMs: 20, silent: true, drop: ['PUBACK'] });
    await until(tab, says('#facts', 'Faults are on'));
    await tab.click('#faults-off');
    await until(tab, says('#faults-on', 'No fault is on.'));
    expect(await mock.faults()).toEqual({});
    // The fields stay as they were written: only for whom is new.
    await choose(tab, '#faults [name=of]', it.deviceId);
    await tab.click('#faults .main');
    await until(tab, says('#faults-on', it.deviceId));
    expect(await mock.faults()).toMatchObject({ deviceId: it.deviceId, delayMs: 20 });
    await tab.click('#faults-off');
    await until(tab, says('#faults-on', 'No fault is on.'));
  });

  test('the clock is moved, a device is registered, and a reset undoes both', async () => {
    await write(tab, '#advance [name=seconds]', '7200');
    await tab.click('#advance .main');
    await until(tab, says('#advance .outcome', 'Done.'));
    await write(tab, '#set-clock [name=time]', '2040-01-01T00:00:00Z');
    await tab.click('#set-clock .main');
    await until(tab, says('#now', '2040-01-01'));
    await write(tab, '#register [name=nodeId]', 'second');
    await tab.click('#register .main');
    await until(tab, says('#register .outcome', 'Registered'));
    await until(tab, `${count('[data-device]')} === 2`);
    await press(tab, '#reset button');
    await press(tab, '#reset [data-sure=yes]');
    await until(tab, says('#reset .outcome', 'was reset'));
    await until(tab, `${count('[data-device]')} === 1`);
    expect(await mock.now()).toBeLessThan(Date.parse('2040-01-01'));
  });
});

describe.skipIf(isMissing)(`the console of generation 1 ${ofChromium}`, () => {
  test('shows a device of it, and a command that it answers', async () => {
    const first = await ConsoleStage.start(1);
    onTestFinished(() => first.stop());
    const { tab } = first;
    await until(tab, says('[data-device]', 'on line, reported'));
    await press(tab, '[data-device]');
    await tab.click('#tab-device');
    await press(tab, '#send-command .main');
    await until(tab, says('#send-command .outcome', 'with result 0'));
    expect(await tab.evaluate(count('#set-properties'))).toBe(0);
    await tab.click('#tab-messages');
    await press(tab, `${rowOf('response')} .line`);
    await until(tab, says(`${rowOf('response')} .thinks`, 'Answers'));
    await press(tab, `${rowOf('command')} .line`);
    await press(tab, `${rowOf('command')} [data-do=again]`);
    await until(tab, says(`${rowOf('command')} [role=status]`, 'Done.'));
    expect((await first.mock.journal({ kinds: ['command-redelivered'] })).length).toBe(1);
  });
});
