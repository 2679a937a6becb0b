import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from './html-report.ts';
import { Chromium, chromiumPath } from './testing/chromium.ts';
import { poorContrasts } from './testing/poor-contrasts.ts';
import { sampleResult } from './testing/sample-result.ts';
import type { Tab } from './testing/tab.ts';

const hostile = [
  '<script>document.title = "taken"</script>',
  '"><img src=x onerror="document.title = \'taken\'">',
  '</style></script></title><svg onload="document.title = \'taken\'">',
  '<a href="javascript:document.title = \'taken\'">a</a>',
].join('');

// In CI a missing browser is an error, not a reason to look away.
const missing = chromiumPath === undefined && process.env.CI !== 'true';

describe.skipIf(missing)(`the page in Chromium${missing ? ' (skipped: it is not installed)' : ''}`, () => {
  let folder: string;
  let chromium: Chromium;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-'));
    chromium = await Chromium.start(chromiumPath ?? 'chromium');
  }, 60_000);
  afterAll(async () => {
    await chromium.close();
    await rm(folder, { recursive: true });
  });

  async function open(text: string, { hash = '', width = 1280 } = {}): Promise<Tab> {
    const file = join(folder, `${width}.html`);
    await writeFile(file, htmlReport(sampleResult(text), { replayCommand: (token) => `replay ${token}` }));
    return chromium.open(`${pathToFileURL(file)}${hash}`, { width, height: 900 });
  }
  const shownRules = `[...document.querySelectorAll('.rules tr[data-verdict]')].filter((row) => row.checkVisibility()).map((row) => row.id)`;
  const all = ['row-V1-CONN-07', 'row-V1-CMD-01', 'row-V1-CMD-02', 'row-V1-CMD-03', 'row-MQTT-3_10_1-1', 'row-lamp'];

  test('the verdict chips filter the table by mouse and by keyboard, and the count is announced', async () => {
    const tab = await open('lamp');
    expect(await tab.evaluate(shownRules)).toEqual(all);
    await tab.click('.chip.fail input');
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CONN-07', 'row-V1-CMD-02', 'row-MQTT-3_10_1-1']);
    expect(await tab.evaluate(`document.querySelector('[role=status]').textContent`)).toBe('3 of 6 rules');
    await tab.evaluate(`document.querySelector('.chip.warn input').focus()`);
    await tab.press(' ');
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CMD-02', 'row-MQTT-3_10_1-1']);
  });

  test('area, level and words filter it, too', async () => {
    const tab = await open('lamp');
    await tab.evaluate(`document.querySelector('select[name=level]').focus()`);
    await tab.type('S');
    await tab.press('ArrowDown');
    await tab.evaluate(`{
      const level = document.querySelector('select[name=level]');
      level.value = 'SHOULD';
      level.dispatchEvent(new Event('input', { bubbles: true }));
    }`);
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CONN-07']);
    await tab.evaluate(`{
      const area = document.querySelector('select[name=area]');
      document.querySelector('select[name=level]').value = '';
      area.value = 'CMD';
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }`);
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CMD-01', 'row-V1-CMD-02', 'row-V1-CMD-03']);
    await tab.click('input[name=words]');
    await tab.type('ONCE');
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CMD-02']);
    await tab.press('Enter');
    expect(await tab.evaluate(shownRules)).toEqual(['row-V1-CMD-02']);
  });

  test('a link to a rule that a filter hides shows it again', async () => {
    const tab = await open('lamp');
    await tab.click('.chip.fail input');
    await tab.click('#V1-CMD-01 .kicker a');
    const shownAgain = `new Promise((resolve) => {
      const look = () => (${shownRules}.length === 6 ? resolve(location.hash) : requestAnimationFrame(look));
      look();
    })`;
    expect(await tab.evaluate(shownAgain)).toBe('#row-V1-CMD-01');
  });

  test('a message is opened and closed by mouse, by Enter and by the space bar', async () => {
    const tab = await open('lamp');
    const row = '.row[aria-controls="V1-CMD-01-0-1"]';
    const seen = `[document.querySelector('${row}').getAttribute('aria-expanded'), document.getElementById('V1-CMD-01-0-1').checkVisibility()]`;
    expect(await tab.evaluate(seen)).toEqual(['false', false]);
    await tab.click(row);
    expect(await tab.evaluate(seen)).toEqual(['true', true]);
    await tab.evaluate(`document.querySelector('${row}').focus()`);
    await tab.press('Enter');
    expect(await tab.evaluate(seen)).toEqual(['false', false]);
    await tab.press(' ');
    expect(await tab.evaluate(seen)).toEqual(['true', true]);
    const text = await tab.evaluate<string>(`document.getElementById('V1-CMD-01-0-1').innerText`);
    expect(text).toContain('"cmd": "SWITCH"');
    expect(text).toContain('7b 22 6d 73 67 54');
  });

  test('what breaks the rule is open from the start', async () => {
    const tab = await open('lamp');
    const offending = `[...document.querySelectorAll('#V1-CMD-01 .panel')].filter((panel) => panel.checkVisibility()).length`;
    expect(await tab.evaluate(offending)).toBe(1);
  });

  test('the command to type is copied, or selected where there is no clipboard', async () => {
    const tab = await open('lamp');
    await tab.click('#V1-CMD-01 .copy');
    const done = `new Promise((resolve) => {
      const button = document.querySelector('#V1-CMD-01 .copy');
      const look = () => button.textContent === 'Copy' || resolve(button.textContent);
      new MutationObserver(look).observe(button, { childList: true, characterData: true, subtree: true });
      look();
    })`;
    expect(['Copied', 'Selected']).toContain(await tab.evaluate(done));
  });

  test('the first press of the tab key offers the way past the menu, and every message can be reached', async () => {
    const tab = await open('lamp');
    await tab.press('Tab');
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('To the content');
    const stops = new Set<string>();
    for (let i = 0; i < 60; i += 1) {
      await tab.press('Tab');
      stops.add(await tab.evaluate(`document.activeElement.getAttribute('aria-controls') ?? ''`));
    }
    expect([...stops]).toEqual(expect.arrayContaining(['V1-CMD-01-0-0', 'V1-CMD-01-0-1']));
  });

  test('a screen reader meets headings, a table, buttons with names, and a status', async () => {
    const tree = await (await open('lamp')).accessible();
    const names = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name);
    expect(names('heading')).toEqual(expect.arrayContaining(['Fail', 'Failures', 'Warnings', 'Rules', 'Scenarios']));
    expect(names('navigation')).toEqual(['Parts of the report']);
    expect(names('columnheader')).toEqual(expect.arrayContaining(['Verdict', 'Rule', 'Level', 'Cases']));
    expect(names('button')).toContain(
      '60.0 ms, device: PUBLISH deviceRsp mid 8 errcode 0 QoS 1 id 9 {"on":1}. This breaks the rule.',
    );
    expect(names('button').filter((name) => name === '')).toEqual([]);
    expect(names('checkbox')).toContain('✗ fail 3');
    expect(names('status')).toHaveLength(1);
  });

  test('a hostile device gets nothing but its words shown', async () => {
    const tab = await open(hostile);
    expect(await tab.evaluate('document.title')).toContain(hostile);
    expect(await tab.evaluate(`document.querySelectorAll('img, iframe, object, [onload], [onerror]').length`)).toBe(0);
    expect(await tab.evaluate(`document.querySelectorAll('script').length`)).toBe(1);
    expect(await tab.evaluate(`document.querySelectorAll('a[href^=javascript]').length`)).toBe(0);
    expect(await tab.evaluate(`document.querySelector('#V1-CMD-01 h3').textContent`)).toBe(hostile);
  });

  test('should something slip through all the same, the policy of the page does not run it', async () => {
    const tab = await open('lamp');
    const run = await tab.evaluate(`new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
    })`);
    expect(run).toMatch(/^script-src/);
    expect(await tab.evaluate('document.title')).toBe('fail: conformance of python3 device.py lamp');
  });

  test.each([1280, 768, 360])(
    'at %i pixels nothing but diagrams and tables is wider than the window',
    async (width) => {
      const tab = await open('a_very_long_name_without_any_break_'.repeat(8), { width });
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
  );

  test('in a narrow window a diagram shows the lane of the device first', async () => {
    const tab = await open('lamp', { width: 360 });
    const lane = `document.querySelector('#V1-CMD-01 .diagram .lane').getBoundingClientRect().left`;
    expect(await tab.evaluate(lane)).toBeGreaterThan(0);
    expect(await tab.evaluate(lane)).toBeLessThan(180);
  });

  test.each(['light', 'dark'])('in %s, words keep a contrast of 4.5 to 1 with what is behind them', async (scheme) => {
    const tab = await open('lamp');
    await tab.prefer({ 'prefers-color-scheme': scheme });
    expect(await tab.evaluate(poorContrasts)).toEqual([]);
  });

  test('on paper there is no menu and nothing to press', async () => {
    const tab = await open('lamp');
    await tab.prefer({}, 'print');
    const visible = (selector: string) => `document.querySelector('${selector}').checkVisibility()`;
    for (const selector of ['nav', '.filters', '.copy']) expect(await tab.evaluate(visible(selector))).toBe(false);
    for (const selector of ['h1', '.diagram', '.rules']) expect(await tab.evaluate(visible(selector))).toBe(true);
  });

  test('on paper nothing is wider than the page', async () => {
    const tab = await open('a_very_long_name_without_any_break_'.repeat(8), { width: 700 });
    await tab.prefer({}, 'print');
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(700);
    const command = `document.querySelector('.failure .command code')`;
    expect(await tab.evaluate(`${command}.scrollWidth - ${command}.clientWidth`)).toBe(0);
  });
});
