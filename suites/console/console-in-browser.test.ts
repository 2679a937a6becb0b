import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MockPlatformClient } from '../../mock-platform/admin/mock-platform-client.ts';
import { poorContrasts } from '../report/html/testing/poor-contrasts.ts';
import { sampleResult } from '../report/html/testing/sample-result.ts';
import type { Tab } from '../report/html/testing/tab.ts';
import { ConsoleStage, isMissing, ofChromium } from './testing/console-stage.ts';
import { choose, count, press, rowOf, says, until, write } from './testing/in-page.ts';

/** Elements that reach beyond the window, though the page does not: they are cut off. */
const beyondWindow = `[...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('.scroll, pre, .skip') && one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.outerHTML.slice(0, 100))`;

let it: ConsoleStage;
let tab: Tab;
let mock: MockPlatformClient;

describe.skipIf(isMissing)(`the console ${ofChromium}`, () => {
  beforeAll(async () => {
    it = await ConsoleStage.start(2);
    ({ tab, mock } = it);
  }, 60_000);
  afterAll(() => it?.stop());

  test('shows the device on line with its last report, and its messages as they come', async () => {
    await until(tab, says('[data-device]', 'on line, reported'));
    await until(tab, says(`${rowOf('report')} .text`, '"brightness"'));
    expect(await tab.evaluate(`document.querySelector('#live').textContent`)).toBe('Live');
    const before = await tab.evaluate<number>(count(rowOf('report')));
    await until(tab, `${count(rowOf('report'))} > ${before}`);
    const [first, second] = await tab.evaluate<number[]>(
      `[...document.querySelectorAll('#rows > li')].map(({ dataset }) => Number(dataset.seq))`,
    );
    expect(first).toBeGreaterThan(second ?? Number.NaN);
  });

  test('a message opens: what the kit thinks, its topic, formatted, raw, and as bytes', async () => {
    await press(tab, `${rowOf('report')} .line`);
    const panel = `${rowOf('report')} .panel`;
    await until(tab, `${count(panel)} > 0`);
    const [formatted, raw, bytes] = await tab.evaluate<string[]>(
      `[...document.querySelectorAll('${panel} pre')].map(({ textContent }) => textContent)`,
    );
    expect(formatted).toMatch(/^\{\n {2}"services": \[\n {4}\{\n/);
    expect(JSON.parse(formatted ?? '')).toEqual(JSON.parse(raw ?? ''));
    expect(bytes).toMatch(/^0000 {2}7b 22 73 65 72 76 69 63 65 73/);
    const text = await tab.evaluate<string>(`document.querySelector('${panel}').textContent`);
    expect(text).toContain('/sys/properties/report');
    expect(text).toContain('Nothing to object to so far.');
  });

  test('filters by kind, topic and text; a pause holds the list and counts what comes', async () => {
    await mock.getProperties(it.deviceId);
    await mock.sendCommand(it.deviceId, { serviceId: 'Lamp01', cmd: 'SET_BRIGHTNESS', paras: { brightness: 5 } });
    await choose(tab, 'select[name=kind]', 'get');
    await until(tab, `${count(`#rows > li:not([data-kind=get])`)} === 0 && ${count(rowOf('get'))} > 0`);
    await choose(tab, 'select[name=kind]', '');
    await write(tab, 'input[name=topic]', 'PROPERTIES/REPORT');
    await until(tab, `${count(`#rows > li:not([data-kind=report])`)} === 0`);
    await tab.click('#clear');
    await write(tab, 'input[name=text]', 'set_brightness');
    await until(tab, `${count(rowOf('report'))} === 0 && ${count('#rows > li')} > 0`);
    await tab.click('#clear');
    await until(tab, `${count(rowOf('report'))} > 0`);
    await tab.click('#hold');
    const held = await tab.evaluate<number>(count('#rows > li'));
    await until(tab, `/Paused: [1-9]/.test(document.querySelector('.notes').textContent)`);
    expect(await tab.evaluate(count('#rows > li'))).toBe(held);
    await tab.click('#hold');
    await until(tab, `${count('#rows > li')} > ${held}`);
  });

  test('a stretch is drawn from one message to another, and by keyboard lines are walked and opened', async () => {
    await tab.click('#hold');
    const lines = await tab.evaluate<string[]>(
      `[...document.querySelectorAll('#rows > li')].slice(0, 3).map(({ dataset }) => dataset.seq)`,
    );
    await tab.evaluate(`document.querySelector('#rows .line').focus()`);
    await tab.press('ArrowDown');
    await tab.press('ArrowDown');
    await tab.press('Enter');
    await press(tab, `[data-seq="${lines[2]}"] [data-do=from]`);
    await tab.evaluate(`document.querySelector('[data-seq="${lines[0]}"] .line').focus()`);
    await tab.press('Enter');
    await press(tab, `[data-seq="${lines[0]}"] [data-do=to]`);
    await until(tab, `${count('#diagram .row')} === 3`);
    await tab.click('#hold');
  });

  test('credentials are covered until asked for', async () => {
    const { secret = '' } = it.ready.devices[0] ?? {};
    await press(tab, '[data-device][aria-pressed=false]');
    await tab.click('#tab-device');
    expect(await tab.evaluate(`document.body.textContent.includes('${secret}')`)).toBe(false);
    await press(tab, '#show-credentials');
    await until(tab, says('.credentials', secret));
    const login = await mock.loginOf(it.deviceId);
    expect(login.password).toHaveLength(64);
    expect(await tab.evaluate(says('.credentials', login.password ?? ''))).toBe(true);
    await tab.click('#credentials > button');
    expect(await tab.evaluate(`document.body.textContent.includes('${secret}')`)).toBe(false);
  });

  test('a broken rule is counted at the device, and shown at the message that breaks it', async () => {
    const { deviceId, client } = await it.connect('careless');
    const topic = `$oc/devices/${deviceId}/sys/properties/report`;
    await client.publishAsync(topic, '{"services":[{"service_id":"Lamp01","properties":', { qos: 1 });
    await until(tab, says(`[data-device="${deviceId}"]`, 'rules broken'));
    await tab.click('#tab-messages');
    await press(tab, `[data-device="${deviceId}"][aria-pressed=false]`);
    await press(tab, '#rows .trouble[data-kind=unreadable] .line');
    await until(tab, says('#rows .trouble[data-kind=unreadable] .thinks', 'V2-'));
    await tab.click('#tab-device');
    await until(tab, says('.brokenRules', 'V2-'));
    await client.endAsync(true);
    await press(tab, '.sure button');
    await press(tab, '[data-sure=yes]');
    await until(tab, `${count(`[data-device="${deviceId}"]`)} === 0`);
  });

  test('what a hostile device says is text and nothing else, and the policy runs no script of another', async () => {
    const { deviceId, client } = await it.connect('<img src=x onerror=alert(1)>');
    const hostile = '<script>document.title = "taken"</script><img src=x onerror="document.title=1">\u202e';
    await client.publishAsync(`$oc/devices/${deviceId}/sys/messages/up`, JSON.stringify({ content: hostile }), {
      qos: 1,
    });
    await tab.click('#tab-messages');
    await press(tab, `[data-device="${deviceId}"]`);
    await until(tab, says('#rows .text', '<script>'));
    expect(await tab.evaluate(says('#rows .text', '\\u{202e}'))).toBe(true);
    expect(await tab.evaluate(count('img, iframe, object, [onerror], script:not([src])'))).toBe(0);
    const blocked = await tab.evaluate(`new Promise((resolve) => {
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
    try { document.body.insertAdjacentHTML('beforeend', '<p>') } catch {}
  })`);
    expect(blocked).toBe('require-trusted-types-for');
    await client.endAsync(true);
    await mock.deleteDevice(deviceId);
    await tab.click('#clear');
  });

  test('reports are shown as they are written, with the command that runs them again', async () => {
    await tab.click('#tab-reports');
    await until(tab, says('#panel-reports', 'No report in the folder'));
    await mkdir(join(it.folder, 'reports'));
    await writeFile(join(it.folder, 'reports/conformance.json'), JSON.stringify(sampleResult('lamp')));
    await tab.click('#panel-reports > .actions button');
    await until(tab, says('.run .copyable code', '--device'));
    await it.chromium.send('Browser.grantPermissions', {
      permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    });
    await tab.click('.run .copy');
    await until(tab, says('.run .copy', 'Copied'));
    expect(await tab.evaluate('navigator.clipboard.readText()')).toMatch(/^npx huawei-iot-conformance run --device /);
  });

  test('a screen reader meets names: tabs, filters, lines with who and what', async () => {
    await tab.click('#tab-messages');
    const nodes = await tab.accessible();
    const names = (role: string) => nodes.filter((node) => node.role === role).map(({ name }) => name);
    expect(names('tab')).toEqual(['Messages', 'Device', 'Platform', 'Reports']);
    expect(names('form')).toContain('Filter the messages');
    expect(names('main')).toHaveLength(1);
    expect(names('button').filter((name) => name === '')).toEqual([]);
    expect(names('button').some((name) => /from the device lamp-1 report/.test(name))).toBe(true);
    expect(nodes.filter(({ role, name }) => /textbox|searchbox|combobox|checkbox/.test(role) && name === '')).toEqual(
      [],
    );
    await tab.evaluate(`document.querySelector('#tab-messages').focus()`);
    await tab.press('ArrowRight');
    expect(await tab.evaluate('document.activeElement.id')).toBe('tab-device');
  });

  test.each([1280, 400])('at %i pixels nothing is wider than the window', async (width) => {
    await tab.resize(width);
    for (const id of ['messages', 'device', 'platform', 'reports']) {
      await tab.click(`#tab-${id}`);
      expect(await tab.evaluate('document.documentElement.scrollWidth'), id).toBeLessThanOrEqual(width);
      expect(await tab.evaluate(beyondWindow), id).toEqual([]);
    }
  });

  test.each(['light', 'dark'])('in %s, words keep a contrast of 4.5 to 1 with what is behind them', async (scheme) => {
    await tab.prefer({ 'prefers-color-scheme': scheme });
    for (const id of ['device', 'platform', 'reports', 'messages']) {
      await tab.click(`#tab-${id}`);
      expect(await tab.evaluate(poorContrasts), id).toEqual([]);
    }
  });

  test('says so when serve is gone', async () => {
    await it.served.stop();
    await until(tab, says('#live', 'No answer from serve'));
  });
});
