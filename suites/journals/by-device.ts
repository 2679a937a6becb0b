import type { Entry } from '../rules/rule.ts';
import { isRivals } from '../scenarios/rival.ts';
import { DeviceStreams } from './device-streams.ts';

/** A device, or another client that connected, and the entries that its rules see. */
export interface DeviceRecording {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Takes a recording apart by device; what concerns all of them is with each. A file may hold several recordings, one behind the other. */
export function byDevice(entries: readonly Entry[]): DeviceRecording[] {
  const lives = livesIn(entries.filter((entry) => !isRivals(entry)));
  return lives.flatMap((life, index) => {
    const found = devicesIn(life);
    return lives.length === 1 ? found : found.map(({ name, entries }) => ({ name: `${name} (${index + 1})`, entries }));
  });
}

/** Each recording numbers its entries from 1. */
function livesIn(entries: readonly Entry[]): Entry[][] {
  const lives: Entry[][] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (entry.seq <= last) lives.push([]);
    lives.at(-1)?.push(entry);
    last = entry.seq;
  }
  return lives;
}

function devicesIn(entries: readonly Entry[]): DeviceRecording[] {
  // The suites have one device under test: whatever connects there is that one.
  const declared = entries.find((entry) => entry.type === 'device-declared');
  if (declared?.type === 'device-declared') return [{ name: declared.deviceId, entries }];
  const background: Entry[] = [];
  const devices = new Map<string, Entry[]>();
  const connected = new Set<string>();
  const streams = new DeviceStreams(
    ({ name }, entry) => {
      const own = devices.get(name) ?? [...background];
      own.push(entry);
      devices.set(name, own);
      if ('connection' in entry) connected.add(name);
    },
    (entry) => {
      background.push(entry);
      for (const own of devices.values()) own.push(entry);
    },
  );
  for (const entry of entries) streams.see(entry);
  return [...devices].flatMap(([name, entries]) => (connected.has(name) ? [{ name, entries }] : []));
}
