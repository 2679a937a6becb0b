import { expect, test } from 'vitest';
import type { Device } from '../../mock-platform/registry/device.ts';
import type { Product } from '../../mock-platform/registry/registry.ts';
import { coverSecrets } from './secret-cover.ts';

const registry = (secrets: string[], ofProduct?: string) => ({
  devices: secrets.map((secret) => ({ secret }) as Device),
  products: [{ ...(ofProduct && { secret: ofProduct }) } as Product],
});

test.each([
  ['user name 00112233445566778899 refused', 'user name *** refused'],
  ['{"a":"00112233445566778899"}, 00112233445566778899', '{"a":"***"}, ***'],
  ['id_00112233445566778899_0_0', 'id_***_0_0'],
  ['the product says hush-hush', 'the product says ***'],
  ['nothing to hide', 'nothing to hide'],
])('%s', (line, covered) => {
  expect(coverSecrets(line, registry(['00112233445566778899'], 'hush-hush'))).toBe(covered);
});

test('a word that occurs by chance is not taken for a secret', () => {
  expect(coverSecrets('lamp 1 is on', registry(['1', 'lamp', 'on']))).toBe('lamp 1 is on');
});
