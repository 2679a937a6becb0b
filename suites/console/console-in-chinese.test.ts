import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleResult } from '../report/html/testing/sample-result.ts';
import type { Tab } from '../report/html/testing/tab.ts';
import { en } from './page/texts/en.ts';
import { zh } from './page/texts/zh.ts';
import { ConsoleStage, isMissing, ofChromium } from './testing/console-stage.ts';
import { count, press, rowOf, says, until } from './testing/in-page.ts';

/** English texts that are no names, and that Chinese says otherwise. */
const english = Object.entries(en)
  .filter(([name, text]) => !text.includes('{') && zh[name as keyof typeof en][1] !== text)
  .map(([, text]) => text);
/** What stands in the page, or is read out, word for word in English. */
const leftInEnglish = `(() => {
  const english = new Set(${JSON.stringify(english)});
  const shown = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) shown.push(walker.currentNode.data.trim());
  for (const one of document.querySelectorAll('[aria-label]')) shown.push(one.getAttribute('aria-label'));
  return shown.filter((text) => english.has(text));
})()`;

let it: ConsoleStage;
let tab: Tab;

describe.skipIf(isMissing)(`the console in Chinese ${ofChromium}`, () => {
  beforeAll(async () => {
    it = await ConsoleStage.start(2);
    ({ tab } = it);
  }, 60_000);
  afterAll(() => it?.stop());
  const language = () => tab.evaluate<string>('document.documentElement.lang');
  const opened = async (path: string) => {
    await tab.goTo(`${it.ready.url}${path}`);
    await until(tab, `document.querySelector('#work')?.dataset.ready === 'true'`);
  };

  test('it is in the language that the browser asks for', async () => {
    expect(await language()).toBe('en');
    await tab.readIn('zh-CN');
    await opened('/');
    expect(await language()).toBe('zh-Hans');
    await until(tab, says('[data-device]', '在线，'));
  });

  test('a button shows it in the other language, and the choice is kept', async () => {
    await tab.leave(() => tab.evaluate(`document.querySelector('#language').click()`));
    await until(tab, says('#language', '中文'));
    await opened('/');
    expect(await language()).toBe('en');
    await opened('/?lang=zh');
    expect(await language()).toBe('zh-Hans');
    expect(await tab.evaluate('document.querySelector("#language").lang')).toBe('en');
  });

  test('nothing of the page is left in English: messages, a message, a diagram, a device, the platform, reports', async () => {
    await mkdir(join(it.folder, 'reports'), { recursive: true });
    await writeFile(join(it.folder, 'reports/conformance.json'), JSON.stringify(sampleResult('lamp')));
    await it.mock.sendCommand(it.deviceId, { serviceId: 'Lamp01', cmd: 'SET_BRIGHTNESS', paras: { brightness: 500 } });
    await press(tab, `${rowOf('command')} .line`);
    await until(tab, says(`${rowOf('command')} .panel`, '不符合产品模型：参数无效。'));
    await tab.click('#draw');
    await until(tab, `${count('#diagram .row')} > 0`);
    expect(await tab.evaluate(says('#diagram', '属性上报'))).toBe(true);
    await press(tab, '[data-device]');
    for (const id of ['messages', 'device', 'platform', 'reports']) {
      await tab.click(`#tab-${id}`);
      await until(tab, `${count(`#panel-${id} button`)} > 1`);
      expect(await tab.evaluate(leftInEnglish), id).toEqual([]);
    }
    await until(tab, says('.run', '失败'));
  });

  test.each([1280, 400])('at %i pixels nothing is wider than the window', async (width) => {
    await tab.resize(width);
    for (const id of ['messages', 'device', 'platform', 'reports']) {
      await tab.click(`#tab-${id}`);
      expect(await tab.evaluate('document.documentElement.scrollWidth'), id).toBeLessThanOrEqual(width);
    }
  });
});
