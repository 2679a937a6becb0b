import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Steps } from '../scenarios/step.ts';
import { shortcuts } from './shortcuts.ts';
import { anyStep, cut, kinds, level, send, start } from './testing.ts';

test('what is rare, the last steps, and nothing but commands or reports are tried first', () => {
  const steps = [start, send(1, { key: '9' }), cut, send(2), { kind: 'reports', n: 3 } as const];
  expect(shortcuts(steps)).toEqual([
    [start, cut, { kind: 'reports', n: 3 }],
    [start, { kind: 'reports', n: 3 }],
    [start, send(2)],
    [start, send(2), { kind: 'reports', n: 3 }],
    [start, send(1), { kind: 'reports', n: 3 }],
    [start, { kind: 'commands', n: 2, command: level(1) }],
    [start, { kind: 'reports', n: 3 }],
  ]);
});

test('what is hostile is tried between two answers, all of it and half, and as it ended', () => {
  const probe = { kind: 'probe', what: 'malformed', flaw: 'empty', payload: '' } as const;
  const before = [start, send(1, { key: '9' }), probe, { kind: 'wait', ms: 20 } as const, probe, send(2)];
  const tried = (...ending: Steps) => shortcuts([...before, ...ending]).map(kinds);
  const half = 'start command probe command cut';
  expect(tried(cut).slice(0, 4)).toEqual([
    'start wait probe command cut',
    'start command probe probe command cut',
    half,
    half,
  ]);
  expect(tried(send(3), cut, send(4)).slice(0, 4)).toEqual([
    'start command command cut command',
    'start command probe probe command command',
    'start command probe probe command cut command',
    `${half} command`,
  ]);
  expect(shortcuts(before.slice(0, 3)).map(kinds)).not.toContain('start command probe');
});

test('many commands with reports among them may have kept the device busy', () => {
  const commands = Array.from({ length: 51 }, () => send(1));
  const tried = shortcuts([start, ...commands, { kind: 'reports', n: 4 }]).map(kinds);
  expect(tried).toContain('start busy');
  expect(shortcuts([start, ...commands]).map(kinds)).not.toContain('start busy');
});

test('where it took a while to show, equal commands and an ample wait are tried first', () => {
  const commands = [send(1), send(2), send(3)];
  const awaited = (tookMs: number) =>
    shortcuts([start, ...commands], tookMs).filter((steps) => kinds(steps).endsWith('wait'));
  expect(awaited(200.5)).toEqual([[start, { kind: 'commands', n: 3, command: level(1) }, { kind: 'wait', ms: 401 }]]);
  for (const tookMs of [0, 99, 1001]) expect(awaited(tookMs)).toEqual([]);
});

test('none is longer than what it is a shortcut for, and each begins as that does', () => {
  fc.assert(
    fc.property(fc.array(anyStep), fc.nat({ max: 2000 }), (steps, tookMs) => {
      for (const shortcut of shortcuts([start, ...steps], tookMs)) {
        expect(shortcut.length).toBeLessThanOrEqual(steps.length + 1);
        expect(shortcut[0]).toEqual(start);
      }
    }),
  );
});
