import type { Registry } from '../../mock-platform/registry/registry.ts';

/** Shorter ones are words that occur by chance; the registration API asks for 20 digits. */
const shortestSecret = 6;

/** Covers the secrets of registered devices and products in a line, wherever a device has put them. */
export function coverSecrets(line: string, { devices, products }: Pick<Registry, 'devices' | 'products'>): string {
  let covered = line;
  for (const { secret } of [...devices, ...products]) {
    if (secret !== undefined && secret.length >= shortestSecret) covered = covered.replaceAll(secret, '***');
  }
  return covered;
}
