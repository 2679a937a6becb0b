import type { MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import type { PlatformEntry } from './events.ts';
import { connectLamp, lampPlatform } from './generations/v1/testing.ts';
import type { MockPlatform } from './mock-platform.ts';

/** For tests: a platform that is stopped after the test. */
export async function started(...args: Parameters<typeof lampPlatform>): Promise<MockPlatform> {
  const platform = await lampPlatform(...args);
  onTestFinished(() => platform.stop());
  return platform;
}

/** For tests: the lamp's client, which is ended after the test. */
export async function connected(...args: Parameters<typeof connectLamp>): Promise<MqttClient> {
  const client = await connectLamp(...args);
  onTestFinished(() => client.endAsync(true));
  return client;
}

/** For tests: the arguments of the client's next event; its own typing keeps it from `events.once`. */
export function next(client: MqttClient, event: 'close' | 'message'): Promise<unknown[]> {
  return new Promise((resolve) => client.once(event, (...args: unknown[]) => resolve(args)));
}

export function entriesOf<T extends PlatformEntry['type']>(platform: MockPlatform, type: T) {
  return platform.journal.entries.filter((entry): entry is Extract<PlatformEntry, { type: T }> => entry.type === type);
}
