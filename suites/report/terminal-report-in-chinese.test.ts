import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kinds } from '../../mock-platform/generations/v1/messages-testing.ts';
import { sampleFinding, sampleScenario, sampleViolation } from '../verdicts/testing/sample-run.ts';
import { columnsOf } from '../words/columns.ts';
import type { Page } from './page.ts';
import { plain } from './paint.ts';
import { speakIn } from './speak.ts';
import { storyLines } from './story-lines.ts';
import {
  answers,
  eightDigits,
  evidence,
  good,
  journal,
  once,
  report,
  utcHour,
  wrongMid,
} from './testing/sample-report.ts';

beforeEach(() => speakIn('zh'));
afterEach(() => speakIn('en'));

test('a good run: areas in a column, counts, what it comes to, and where the report is', () => {
  expect(report({ scenarios: [sampleScenario('commands', { findings: good })] })).toBe(`\
符合性测试：python3 device.py，第1代接口，种子123

✓ 连接与鉴权      1条通过
✓ 命令下发        2条通过
- 数据上报        1条不适用
- MQTT 3.1.1报文  1条不适用

3条通过 · 2条不适用 · 8.1 s
设备遵守了所有判定过的规则。退出码0。
报告    reports/conformance.json
`);
});

test('what is wrong stands under Chinese names, and traces stay in their columns', () => {
  const findings = [
    sampleFinding(utcHour, 3, [eightDigits]),
    sampleFinding(answers, 412, [wrongMid, wrongMid]),
    sampleFinding(once, 412),
  ];
  const text = report({ scenarios: [sampleScenario('commands', { findings, journal })] });
  expect(text).toContain('\n警告\n\n! V1-CONN-07  SHOULD\n');
  expect(text).toContain('\n失败\n\n✗ V1-CMD-01  MUST\n');
  expect(text).toContain('\n  期望           一个deviceRsp（mid为7）\n  实际           一个deviceRsp（mid为8）\n');
  expect(text).toContain(`
  轨迹
        0.0 ms 设备 → 建立    连接1，tls
       40.0 ms 设备 ← PUBLISH ${kinds.command} Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}
`);
  expect(text).toContain('\n  违反2次，全部见reports/conformance.json\n');
  expect(text).toContain('\n设备违反1条规则。退出码1。\n');
  expect(text).toContain('\n下一步  REPLAY=replay-commands npx vitest run');
});

test('why a scenario could not run is Chinese, too', () => {
  const couldNotRun = 'The device was not ready within 5 s: it opened a connection and sent no CONNECT.';
  const text = report({ scenarios: [sampleScenario('start', { outcome: { couldNotRun } })] });
  expect(text).toMatch(/start.*设备在5 s内没有就绪：它建立了连接，但没有发送CONNECT。/);
  expect(text).not.toContain('The device');
});

test('the steps of a sequence are Chinese, and the result has them in English', () => {
  const steps = [
    { text: 'send L/A {"on":1}', step: {} },
    { text: 'ask the device to stop', step: {} },
  ];
  const page = { paint: plain, width: 80, file: 'reports/conformance.json' } as unknown as Page;
  const lines = storyLines({ expected: 'a', actual: 'b', trace: [] }, { steps, minimal: true }, page);
  expect(lines.join('\n')).toContain('1. 下发L/A {"on":1}\n    2. 要求设备停止\n');
  expect(steps[1]?.text).toBe('ask the device to stop');
});

test('no line takes more columns than the terminal has, whatever the device sends', () => {
  const said = fc.string({
    unit: fc.constantFrom('a', '设', '备', '，', '🚦', ' ', '"', '7', '\u0000'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 120 }), said, (columns, text) => {
      const violation = sampleViolation({ message: text, expected: text, actual: text, nearMiss: text, evidence });
      const findings = [sampleFinding(utcHour, 3, [violation]), sampleFinding(answers, 1, [violation])];
      const scenarios = [
        sampleScenario('commands', { findings, journal }),
        sampleScenario('start', { outcome: { couldNotRun: text } }),
      ];
      for (const verbose of [false, true])
        for (const line of report({ scenarios }, { columns, verbose }).split('\n'))
          if (!line.includes('REPLAY=')) expect(columnsOf(line), line).toBeLessThanOrEqual(Math.min(100, columns));
    }),
  );
});
