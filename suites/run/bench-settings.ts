import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../mock-platform/listeners/free-port.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { RunSettings } from './run-settings.ts';

/** A person has to type in what the suite prints, and switch the device on. */
const startMs = 120_000;

/**
 * What hardware on the bench needs: it is set up once and then stays as it is, so port, secret and CA file are the same
 * in every scenario.
 */
export async function benchSettings(
  { platform, identity, timeouts, reportDir }: Configuration,
  say: (text: string) => void,
): Promise<Pick<RunSettings, 'port' | 'identity' | 'caFile' | 'waits'>> {
  const waits = { ...timeouts, startMs: Math.max(timeouts.startMs, startMs) };
  say(`The suite waits up to ${waits.startMs / 1000} s for the device to connect.`);
  await mkdir(reportDir, { recursive: true });
  return {
    waits,
    port: platform.port === 0 ? await freePort(platform.host) : platform.port,
    caFile: join(reportDir, 'ca.pem'),
    identity: { ...identity, secret: identity.secret ?? randomBytes(10).toString('hex') },
  };
}
