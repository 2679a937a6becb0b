import { expect, test } from 'vitest';
import type { TraceRow } from '../../../result/conformance-result.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

const publish: TraceRow = { t: 60, from: 'device', packet: 'PUBLISH', summary: 'x'.repeat(300), connection: 1 };
const draw = (trace: TraceRow[], output?: Parameters<typeof sequenceDiagram>[0]['output']) =>
  sequenceDiagram(
    { trace, output, expected: 'mid 7', actual: 'mid 8' },
    { id: 'V1-CMD-01-0', title: 'Sequence diagram' },
  ).text;
const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

test('each row is a button for its panel, said aloud in full', () => {
  const svg = draw([{ ...publish, summary: 'id 3 {"mid":8}', offending: true }]);
  expect(svg).toContain('aria-controls="V1-CMD-01-0-0"');
  expect(svg).toContain('aria-label="60.0 ms, device: PUBLISH id 3 {&quot;mid&quot;:8}. This breaks the rule."');
  expect(svg).toContain('class="row device offending" role="button" tabindex="0"');
});

test('a long label ends before the other lane', () => {
  const [, label = ''] = /<tspan class="packet">PUBLISH<\/tspan> (.*?)<\/text>/.exec(draw([publish])) ?? [];
  expect(label).toMatch(/^x+…$/);
  expect(156 + ('PUBLISH '.length + label.length) * 7.3).toBeLessThan(1010);
});

test('arrows point the way that a message goes', () => {
  expect(draw([publish])).toContain('d="M140 77H1005.5"');
  expect(draw([{ ...publish, from: 'platform' }])).toContain('d="M1010 77H144.5"');
});

test('a closed connection ends in a cross, and what did not come ends halfway', () => {
  expect(count(draw([{ ...publish, packet: 'close' }]), 'class="head"')).toBe(0);
  expect(draw([{ ...publish, packet: 'silence' }])).toContain('class="arrow absent" d="M140 77H575"');
});

test('a message that was cut is an arrow with gaps, and says into how many pieces', () => {
  const manner = 'in 9 pieces, cut after every byte';
  const svg = draw([{ ...publish, from: 'platform', manner, summary: `${manner}: ${publish.summary}` }]);
  expect(svg).toContain('class="arrow cut"');
  expect(svg).toContain(`<tspan class="packet">PUBLISH</tspan> ${manner}: xxx`);
  expect(draw([{ ...publish, manner: 'in one piece with 2 others' }])).not.toContain('cut"');
});

test('connections are named where there are several', () => {
  expect(draw([publish])).not.toContain('#1');
  expect(draw([publish, { ...publish, connection: 2 }])).toContain('<tspan class="packet">#2 PUBLISH</tspan>');
});

test('what the device printed stands to the left of its lane, in full for those who point at it', () => {
  const text = `got ${'y'.repeat(100)} and more`;
  const svg = draw([publish], [{ t: 61, stream: 'stderr', text }]);
  expect(svg).toContain('what the device printed');
  expect(svg).toContain(
    `class="printed stderr"><tspan x="92" y="104">got</tspan><tspan x="92" y="118">${'y'.repeat(41)}</tspan>` +
      `<tspan x="92" y="132">${'y'.repeat(40)}…</tspan><title>${text}</title>`,
  );
});
