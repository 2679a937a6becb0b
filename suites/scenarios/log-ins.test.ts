import { expect, test } from 'vitest';
import {
  authenticated,
  connect,
  deviceStarted,
  type Event,
  finding,
  journal,
  refused,
  refusedAttempt,
} from '../rules/testing.ts';
import { Learnt } from './learnt.ts';
import { LogIns, otherTryMs } from './log-ins.ts';

type Events = readonly (Event | readonly Event[])[];

function logIns(learnt: Learnt, ...events: Events): LogIns {
  const seen = new LogIns(learnt);
  for (const entry of journal(...events)) seen.see(entry);
  return seen;
}

const wrong = { findings: [finding('password', { ok: false })] };
const attempt = (connection: number, some = wrong): Event[] => [
  connect({ connection }),
  refused(4, { connection, ...some }),
];

test('a log-in that was refused once may be taken the next time', () => {
  expect(logIns(new Learnt(), deviceStarted(), attempt(1)).areSettled()).toBe(false);
});

test('the same log-in refused twice settles it', () => {
  expect(logIns(new Learnt(), deviceStarted(), attempt(1), attempt(2)).areSettled()).toBe(true);
});

test('a device that lost its connection may get in with its next attempt, however long that takes', () => {
  const learnt = new Learnt();
  for (let life = 0; life < 2; life++) logIns(learnt, deviceStarted(), attempt(1));
  const third = logIns(learnt, deviceStarted(), attempt(1));
  expect(third.areSettled(performance.now() + otherTryMs)).toBe(true);
  expect(third.areRepeated).toBe(false);
  expect(logIns(learnt, deviceStarted(), attempt(1), attempt(2)).areRepeated).toBe(true);
});

test('another log-in than the one that was refused does not', () => {
  const other: Event[] = [
    connect({ connection: 2, clientId: 'lamp_2_0_0_2026011512' }),
    refused(4, { connection: 2, ...wrong }),
  ];
  expect(logIns(new Learnt(), deviceStarted(), attempt(1), other).areSettled()).toBe(false);
});

test('nor does a password that is wrong in another way', () => {
  const other = attempt(2, { findings: [{ ...finding('password', { ok: false }), actual: 'another digest' }] });
  expect(logIns(new Learnt(), deviceStarted(), attempt(1), other).areSettled()).toBe(false);
});

test('nor do refusals that a scenario asked for', () => {
  const events = [refusedAttempt(1, 4, { staged: true }), refusedAttempt(2, 4, { staged: true })];
  const seen = logIns(new Learnt(), deviceStarted(), ...events);
  expect(seen.areSettled()).toBe(false);
  expect(seen.areRefused).toBe(false);
});

test('a device that got in is not refused any more', () => {
  const events = [attempt(1), attempt(2), connect({ connection: 3 }), authenticated({ connection: 3 })];
  expect(logIns(new Learnt(), deviceStarted(), ...events).areSettled()).toBe(false);
});

test('a log-in that was refused to another life of the device is settled when there was time for another one', () => {
  const learnt = new Learnt();
  logIns(learnt, deviceStarted(), attempt(1));
  const second = logIns(learnt, deviceStarted(), attempt(1));
  expect(second.areSettled()).toBe(false);
  expect(second.areSettled(performance.now() + otherTryMs)).toBe(true);
});

test('a log-in that was given up is settled with the first refusal', () => {
  const learnt = new Learnt();
  logIns(learnt, deviceStarted(), attempt(1)).giveUp();
  expect(logIns(learnt, deviceStarted(), attempt(1)).areSettled()).toBe(true);
});
