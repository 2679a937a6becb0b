import { expect, test } from 'vitest';
import { ctrfReport } from './ctrf/ctrf-report.ts';
import { htmlReport } from './html/html-report.ts';
import { sampleResult } from './html/testing/sample-result.ts';
import { markdownSummary } from './markdown/markdown-summary.ts';
import { terminalReport } from './terminal-report.ts';

const since = 'it publishes on $oc/devices/a/sys/properties/report';
const decided = { ...sampleResult('lamp'), platform: { generation: 2, decidedBy: since } };
const set = { ...decided, platform: { generation: 2 } };
const replayCommand = (token: string) => `replay ${token}`;

test('every report says in which generation a device was judged, and why', () => {
  const terminal = terminalReport(decided, { colour: false, file: 'a.html' });
  expect(terminal).toContain(`python3 device.py lamp, generation 2, seed 123\nGeneration 2, since ${since}.\n`);
  expect(htmlReport(decided, { replayCommand })).toContain(
    `Native MQTT interface, generation 2, since ${since} · seed`,
  );
  expect(JSON.parse(ctrfReport(decided, { at: new Date(0) })).results.extra).toEqual(decided.platform);
  expect(markdownSummary(decided, { replayCommand })).toContain(', generation 2 (since it publishes on ');
});

test('where it was set there is no more to say', () => {
  expect(terminalReport(set, { colour: false, file: 'a.html' })).not.toContain(', since');
  expect(htmlReport(set, { replayCommand })).toContain('Native MQTT interface, generation 2 · seed');
  expect(markdownSummary(set, { replayCommand })).toContain(', generation 2, seed 123');
});
