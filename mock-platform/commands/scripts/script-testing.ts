import type { MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import type { PlatformEntry, PlatformEvent } from '../../events.ts';
import { dataTopic, lampPlatform, reportOf } from '../../generations/v1/testing.ts';
import { runScript } from './run-script.ts';
import type { Script } from './script-schema.ts';

/** For tests: a platform whose time stands still, and the script on it. */
export async function staged(script: Script) {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const platform = await lampPlatform({ clock, ports: { tcp: 0 } });
  const running = runScript(platform, script);
  onTestFinished(async () => {
    await running.stop();
    await platform.stop();
  });
  const until = <T extends PlatformEvent['type']>(
    type: T,
    wanted: (entry: Extract<PlatformEntry, { type: T }>) => boolean = () => true,
    after = 0,
  ) =>
    platform.journal.waitFor(
      (entry): entry is Extract<PlatformEntry, { type: T }> => entry.type === type && wanted(entry as never),
      { after },
    );
  return { clock, platform, running, until };
}

export const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once('close', resolve));

/** For tests: what is to come of events by now has come of them. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

export const report = (client: MqttClient, level: number, serviceId = 'Brightness') =>
  client.publishAsync(dataTopic, reportOf(level, serviceId), { qos: 1 });

export const level = (value: unknown, expect = {}) => ({
  serviceId: 'Brightness',
  cmd: 'LEVEL',
  paras: { value },
  expect,
});
