import { expect, test } from 'vitest';
import { MockPlatform } from '../mock-platform.ts';
import { lampPlatform } from '../testing.ts';
import { openNorthbound } from './open-northbound.ts';

test('takes a platform whose journal has other events, too', async () => {
  const platform = await MockPlatform.start<{ readonly type: 'verdict' }>();
  const northbound = await openNorthbound({ platform, ports: { https: 0 }, applications: [] });
  expect(northbound.url).toBe(`https://127.0.0.1:${northbound.ports.https}`);
  await northbound.close();
  await platform.stop();
});

test('opens plain HTTP on loopback and says where it is', async () => {
  const platform = await lampPlatform();
  const northbound = await openNorthbound({ platform, ports: { http: 0 }, applications: [] });
  expect(northbound.url).toBe(`http://127.0.0.1:${northbound.ports.http}`);
  expect((await fetch(`${northbound.url}/nowhere`)).status).toBe(404);
  await northbound.close();
  await platform.stop();
});
