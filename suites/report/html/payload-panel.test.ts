import { expect, test } from 'vitest';
import type { TraceRow } from '../../result/conformance-result.ts';
import { payloadPanel } from './payload-panel.ts';

const row: TraceRow = { t: 60, from: 'device', packet: 'PUBLISH', summary: '…/data/json', topic: '/huawei/data/json' };
const panel = (more: Partial<TraceRow>) => payloadPanel({ ...row, ...more }, 'p').text;
const payload = (text: string, encoding: 'utf-8' | 'hex' = 'utf-8', bytes = text.length) => ({ encoding, text, bytes });

test('JSON is laid out, and stands as it came beside that', () => {
  const text = panel({ payload: payload('{"mid":8}'), connection: 1 });
  expect(text).toContain('<h5>PUBLISH <span>device → platform, 60.0 ms, connection 1, 9 bytes</span></h5>');
  expect(text).toContain('Formatted</figcaption><pre tabindex="0">{\n  &quot;mid&quot;: 8\n}</pre>');
  expect(text).toContain('0000  7b 22 6d 69 64 22 3a 38 7d');
});

test('text that is not JSON is shown as text', () => {
  expect(panel({ payload: payload('{"mid":') })).toContain(
    'As text, no JSON</figcaption><pre tabindex="0">{&quot;mid&quot;:</pre>',
  );
});

test('bytes are shown as bytes only', () => {
  const text = panel({ payload: payload('82000a', 'hex', 3) });
  expect(text).toContain('0000  82 00 0a');
  expect(text).not.toContain('As text');
});

test('of much the first 512 bytes are shown in hexadecimal, which is said', () => {
  const text = panel({ payload: payload('x'.repeat(2048), 'utf-8', 7000) });
  expect(text).toContain('Raw, the first 512 bytes');
  expect(text).toContain('\n01f0  ');
  expect(text).not.toContain('\n0200  ');
});

test('only what breaks the rule is open from the start', () => {
  expect(panel({ payload: payload('{}') })).toContain(' hidden>');
  expect(panel({ payload: payload('{}'), offending: true })).not.toContain(' hidden>');
});

test('a packet without a payload has its summary in full', () => {
  const { topic: _, ...bare } = row;
  expect(payloadPanel({ ...bare, packet: 'CONNECT', summary: 'client <a>' }, 'p').text).toContain('client &lt;a&gt;');
  expect(payloadPanel({ ...bare, packet: 'DISCONNECT', summary: '' }, 'p').text).toContain('It carries nothing.');
});
