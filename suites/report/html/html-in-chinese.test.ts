import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConformanceResult } from '../../result/conformance-result.ts';
import { rules } from '../../rules/catalogue.ts';
import { chineseOf } from './chinese-of.ts';
import { htmlReport } from './html-report.ts';
import { Chromium, chromiumPath } from './testing/chromium.ts';
import { sampleResult } from './testing/sample-result.ts';
import type { Tab } from './testing/tab.ts';

// In CI a missing browser is an error, not a reason to look away.
const missing = chromiumPath === undefined && process.env.CI !== 'true';

/** The sample, with the sentences that its rules have in truth. */
function result(text: string): ConformanceResult {
  const sample = sampleResult(text);
  const inTruth = sample.rules.map((rule) => {
    const sentence = rules.find(({ id }) => id === rule.id)?.sentence;
    return sentence === undefined ? rule : { ...rule, sentence };
  });
  return { ...sample, rules: inTruth };
}

/** What is left of English words: not of devices and rules of their own, which say "lamp" here, and no names. */
const leftInEnglish = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const left = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.checkVisibility() || parentElement.closest('script, style, pre, code, .story, .label, .mono, .index a, svg.timeline, [lang=en], .languages summary, dd, .again, .title, .said, td:not(.rules td), .level, .matrix, .lines, .product')) continue;
    if (!data.includes('lamp') && /[a-z]{3,} [a-z]{2,}|^ ?[A-Z][a-z]{3,}$/.test(data)) left.push(data);
  }
  return left;
})()`;

describe.skipIf(missing)(`the page in Chinese, in Chromium${missing ? ' (skipped: it is not installed)' : ''}`, () => {
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
  async function open(text: string, first: boolean): Promise<Tab> {
    const file = join(folder, 'report.html');
    const of = result(text);
    const chinese = { dictionary: chineseOf(of), first };
    await writeFile(file, htmlReport(of, { replayCommand: (token) => `replay ${token}`, chinese }));
    return chromium.open(pathToFileURL(file).href, { width: 1280, height: 900 });
  }
  const words = 'document.body.innerText';

  test('a button shows it in Chinese and back, and nothing is lost', async () => {
    const tab = await open('lamp', false);
    const before = await tab.evaluate<string>(words);
    expect(await tab.evaluate('document.documentElement.lang')).toBe('en');
    await tab.click('#language');
    expect(await tab.evaluate('document.documentElement.lang')).toBe('zh-Hans');
    const after = await tab.evaluate<string>(words);
    expect(after).toContain('失败');
    expect(after).toContain('设备违反2条规则。`known`中有1条必须删除。'.replaceAll('`', ''));
    expect(after).toContain('退出码1。');
    expect(after).toContain('原生MQTT接口，第1代 · 种子123 · 8.1 s');
    expect(await tab.evaluate(`document.querySelector('.badge').textContent`)).toBe('✗ 失败');
    expect(after).toContain('显示6条，共6条规则');
    expect(after).toMatch(/规则 设备用一个deviceRsp响应每条有效的命令/);
    expect(await tab.evaluate(`document.querySelector('[role=region]').getAttribute('aria-label')`)).toMatch(/[一-龥]/);
    await tab.click('#language');
    expect((await tab.evaluate<string>(words)).replace('中文', 'English')).toBe(before.replace('中文', 'English'));
  });

  test('one that was asked for in Chinese begins so, and no words of its own are left in English', async () => {
    const tab = await open('lamp', true);
    await tab.evaluate('localStorage.clear()');
    const again = await open('lamp', true);
    expect(await again.evaluate('document.documentElement.lang')).toBe('zh-Hans');
    expect(await again.evaluate(leftInEnglish)).toEqual([]);
    const happened = `[...document.querySelectorAll('.story li:not(.told)')].map(({ textContent }) => textContent)`;
    const steps = await again.evaluate<string[]>(happened);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((text) => !/^(设备|平台|测试套件)/.test(text))).toEqual([]);
    await again.click('.rules td');
  });

  test('what a device says is left as it is, also where it looks like words of the page', async () => {
    const said = 'Failures';
    const tab = await open(said, true);
    const shown = await tab.evaluate<string[]>(
      `[...document.querySelectorAll('article h3, dd, .device, .label, .panel pre')].map(({ textContent }) => textContent)`,
    );
    expect(shown.filter((text) => text.includes('失败'))).toEqual([]);
    expect(shown.some((text) => text.includes(said))).toBe(true);
  });

  test('a text in the dictionary cannot end its script', async () => {
    const of = result('</script><img src=x onerror="document.title = 1">');
    const hostile = { texts: [['</script><img src=x>', '</script><img src=x>']] as const, templates: [] };
    const file = join(folder, 'hostile.html');
    await writeFile(file, htmlReport(of, { replayCommand: String, chinese: { dictionary: hostile, first: false } }));
    const tab = await chromium.open(pathToFileURL(file).href);
    expect(await tab.evaluate('document.querySelectorAll("img").length')).toBe(0);
  });
});
