import { expect, test } from 'vitest';
import type { DepthResult } from '../result/conformance-result.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { sampleRun } from '../verdicts/testing/sample-run.ts';
import { depthLines } from './depth-lines.ts';
import { plain } from './paint.ts';

const page = { paint: plain, width: 80, file: 'reports/conformance.json', replayCommand: (token: string) => token };
const depth: DepthResult = {
  commands: [
    { service: 'Lamp', command: 'SWITCH', sent: 3, succeeded: 2 },
    { service: 'Lamp', command: 'DIM', sent: 3, succeeded: 0 },
  ],
  boundaries: [{ service: 'Lamp', command: 'DIM', parameter: 'level', boundary: 'max 100', hits: 1 }],
  sessionEvents: [{ event: 'came back', count: 4 }],
  pairs: [],
  sequences: 160,
  steps: 812,
  warnings: ['Lamp/DIM was never sent: raise capabilities.maxCommandBytes (1024) if the device takes longer commands.'],
};
const lines = (more: Partial<DepthResult> = {}) =>
  depthLines(settleVerdicts(sampleRun({ depth: { ...depth, ...more } })), page).join('\n');

test('a run says how much it exercised, and where that was too little', () => {
  expect(lines()).toBe(`\
Depth   1 of 2 commands succeeded · 1 of 1 parameter boundaries met · came back
        4 times · 160 generated sequences of 812 steps
! Lamp/DIM was never sent: raise capabilities.maxCommandBytes (1024) if the
  device takes longer commands.`);
});

test('where fewer sequences were played than were asked for, it is said why', () => {
  const asked = { sequences: 160, why: 'none is begun after 7 s' };
  expect(lines({ commands: [], boundaries: [], warnings: [], sequences: 139, asked })).toBe(`\
Depth   came back 4 times · 139 of 160 generated sequences, of 812 steps: none
        is begun after 7 s`);
});

test('of a device without commands, those are not told', () => {
  expect(lines({ commands: [], boundaries: [], warnings: [] })).toBe(
    'Depth   came back 4 times · 160 generated sequences of 812 steps',
  );
});

test('a run that does not say has no lines', () => {
  expect(depthLines(settleVerdicts(sampleRun()), page)).toEqual([]);
});
