import { expect, test } from 'vitest';
import { VirtualClock } from '../../mock-platform/clock.ts';
import { FloodGate } from './flood-gate.ts';

function gateOf(perWindow: number) {
  const clock = new VirtualClock(0);
  const said: string[] = [];
  const gate = new FloodGate(clock, perWindow, (kind, leftOut, ms) => said.push(`${leftOut} ${kind} in ${ms}`));
  const knock = (times: number, kind = 'refused') =>
    Array.from({ length: times }, () => gate.passes(kind)).filter(Boolean).length;
  return { clock, gate, said, knock };
}

test('what is within its number passes, second by second, and nothing is said of it', () => {
  const { clock, knock, said } = gateOf(3);
  for (let second = 0; second < 5; second += 1) {
    expect(knock(3)).toBe(3);
    clock.advance(1000);
  }
  expect(said).toEqual([]);
});

test('what exceeds it is counted and said at the end of the second', () => {
  const { clock, knock, said } = gateOf(3);
  expect(knock(440)).toBe(3);
  clock.advance(999);
  expect(said).toEqual([]);
  clock.advance(1);
  expect(said).toEqual(['437 refused in 1000']);
});

test('kinds do not stand in each other’s way', () => {
  const { knock } = gateOf(2);
  knock(100);
  expect(knock(2, 'report')).toBe(2);
});

test('a storm of an hour costs few lines, each attempt in them or counted', () => {
  const { clock, knock, said } = gateOf(5);
  let passed = 0;
  for (let tenth = 0; tenth < 36_000; tenth += 1) {
    passed += knock(44);
    clock.advance(100);
  }
  clock.advance(60_000);
  expect(passed + said.length).toBeLessThan(500);
  expect(passed + said.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)).toBe(36_000 * 44);
});

test('after a quiet time a new storm begins with a second', () => {
  const { clock, knock, said } = gateOf(1);
  knock(3);
  clock.advance(1000);
  clock.advance(2000);
  knock(3);
  clock.advance(1000);
  expect(said).toEqual(['2 refused in 1000', '2 refused in 1000']);
});

test('what was left out last is said when the gate is flushed, once', () => {
  const { gate, knock, said, clock } = gateOf(1);
  knock(4);
  gate.flush();
  clock.advance(10_000);
  expect(said).toEqual(['3 refused in 1000']);
});
