import { expect, test } from 'vitest';
import type { Entry, SuiteEvent } from '../rules/rule.ts';
import { DeviceStreams } from './device-streams.ts';

function streams() {
  const delivered: string[] = [];
  const split = new DeviceStreams(
    ({ name }, { type }) => delivered.push(`${name}: ${type}`),
    ({ type }) => delivered.push(type),
  );
  const see = (event: SuiteEvent) => split.see({ ...event, seq: 1, at: 1, wall: 1 } as Entry);
  return { see, delivered };
}

const opened = { type: 'connection-opened', connection: 1, transport: 'tcp', remote: '127.0.0.1:9' } as const;
const closed = { type: 'connection-closed', connection: 1, by: 'device', reason: '', clean: true } as const;
const accepted = { accepted: true, returnCode: 0, reason: '', findings: [] };

test('what a connection did before it named its device comes when it has, in order', () => {
  const { see, delivered } = streams();
  see(opened);
  expect(delivered).toEqual([]);
  see({ type: 'authenticated', connection: 1, deviceId: 'lamp', ...accepted } as SuiteEvent);
  see(closed);
  expect(delivered).toEqual(['lamp: connection-opened', 'lamp: authenticated', 'lamp: connection-closed']);
});

test("what comes after the end of a connection is the device's at once, and nothing is held back for ever", () => {
  const { see, delivered } = streams();
  see(opened);
  see({ type: 'authenticated', connection: 1, deviceId: 'lamp', ...accepted } as SuiteEvent);
  see(closed);
  see({ type: 'device-offline', deviceId: 'lamp', connection: 1 });
  expect(delivered.at(-1)).toBe('lamp: device-offline');
});
