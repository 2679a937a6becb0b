import { expect, test } from 'vitest';
import { CaptureError } from './capture/captured-packet.ts';
import { JournalFormatError } from './journal/ndjson.ts';
import { PlatformError } from './platform-error.ts';
import { ProductModelError } from './product-model/product-model-error.ts';
import { RegistryError } from './registry/registry-error.ts';
import { StateError } from './state/state-error.ts';
import { UsageError } from './usage-error.ts';
import { YamlError } from './user-files/yaml-error.ts';

test('all problems stand in the message, each on a line of its own', () => {
  expect(new UsageError(['a.yaml:1 is wrong.', 'a.yaml:2 too.']).message).toBe('a.yaml:1 is wrong.\na.yaml:2 too.');
  expect(new UsageError('Port 80 is taken.').message).toBe('Port 80 is taken.');
});

test.each([
  [new CaptureError('x'), 'CaptureError'],
  [new JournalFormatError('x'), 'JournalFormatError'],
  [new PlatformError('x'), 'PlatformError'],
  [new ProductModelError('model', []), 'ProductModelError'],
  [new RegistryError('x'), 'RegistryError'],
  [new StateError('x'), 'StateError'],
  [new YamlError(['x']), 'YamlError'],
])('%s is the user’s to put right, under a name of its own', (error, name) => {
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ name, exitCode: 2 });
});
