import { expect, test } from 'vitest';
import { inLanguage } from '../../mock-platform/language/spoken.ts';
import type { RulePage } from '../../suites/pages/page-of.ts';
import { findRule } from '../../suites/rules/catalogue.ts';
import { learnPages } from './learn-pages.ts';
import { rulePage } from './rule-page.ts';

const page: RulePage = {
  rule: findRule('MQTT-3.8.3-3'),
  sources: [
    { text: 'ref 3', target: 'docs/reference/v1/03-topics.md#ref-3' },
    { text: 'MQTT 3.1.1, 3.8.3', target: 'https://example.com/mqtt#3.8.3' },
  ],
  appliesTo: ['takes commands', 'sends SUBSCRIBE'],
  why: 'It matters.',
  look: 'Look here.',
  mend: { python: '\nprint(1)', c: 'puts("1");', typescript: 'console.log(1);' },
  example: {
    breaks: {
      fault: 'no-filter',
      device: 'names no filter',
      scenario: 'connect',
      message: 'SUBSCRIBE without payload.',
      expected: 'a | or b',
      actual: '<none>',
      trace: [
        { t: 0, from: 'platform', packet: 'CONNACK', summary: 'accepted', connection: 1 },
        { t: 2, from: 'device', packet: 'SUBSCRIBE', summary: 'id 1', connection: 1, offending: true },
      ],
      bytes: '82020001',
      payload: '{"long":true}',
    },
  },
};
const faults = [{ id: 'no-filter', rule: 'MQTT-3.8.3-3', breaks: 'names no filter', apply: () => ({}) }];

test('a page holds all that is known of a rule, in its order', () => {
  const text = rulePage(page, faults);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'MQTT-3.8.3-3',
    'Why it matters',
    'What to look at first',
    'An example that passes',
    'An example that breaks it',
    'How to mend it',
    'Python (paho-mqtt 2)',
    'C (paho, cJSON, OpenSSL)',
    'TypeScript (mqtt 5)',
    'Known ways of breaking it',
  ]);
  expect(text).toContain('> The device names at least one topic filter in SUBSCRIBE.');
  expect(text).toContain('For a device that takes commands, and sends SUBSCRIBE.');
  expect(text).toContain('```python\nprint(1)\n```');
  expect(text).toContain('npm run kill-matrix -- --fault no-filter');
});

test('links to the reference start from the page, those to the standard stay', () => {
  expect(rulePage(page, faults)).toContain(
    'source: [ref 3](../../reference/v1/03-topics.md#ref-3), [MQTT 3.1.1, 3.8.3](https://example.com/mqtt#3.8.3)',
  );
});

test('what a violation says cannot break the table that it stands in', () => {
  expect(rulePage(page, faults)).toContain('| Expected | a \\| or b |\n| Actual | &lt;none> |');
});

test('the offending row is marked, its bytes and its message stand below', () => {
  const text = rulePage(page, faults);
  expect(text).toContain('  0.0 ms device ← CONNACK   accepted\n> 2.0 ms device → SUBSCRIBE id 1\n```');
  expect(text).toContain('0000  82 02 00 01                                      ....');
  expect(text).toContain('The message in full:\n\n```text\n{"long":true}\n```');
});

test('where no device of the kit shows how it is kept, the page says so', () => {
  expect(rulePage(page, faults)).toContain('gives no occasion for it: it never sends SUBSCRIBE. What is not sent');
});

test('in Chinese the page says the same, and leads from its own folder', () => {
  learnPages();
  const text = inLanguage('zh', () => rulePage(page, faults));
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['为什么重要', '先看哪里', '通过的示例', '违反的示例', '如何修复', '已知的违反方式']);
  expect(text).toContain('> 设备在SUBSCRIBE中至少写一个Topic过滤器。');
  expect(text).toContain('出处：[ref 3](../../../reference/v1/03-topics.md#ref-3), [MQTT 3.1.1, 3.8.3](https://');
  expect(text).toContain('[English](../../mqtt/MQTT-3.8.3-3.md) | 简体中文');
  expect(text).toContain('](../../../../fixtures/devices/faults)');
  expect(rulePage(page, faults)).toContain('English | [简体中文](../zh/mqtt/MQTT-3.8.3-3.md)');
});
