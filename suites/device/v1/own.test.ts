import { expect, test } from 'vitest';
import { fillPlaceholders } from '../command-line.ts';
import { sampleConnection } from './sample-connection.ts';

test('a command line can ask for the codec mode', () => {
  expect(fillPlaceholders('--mode={codecMode}', sampleConnection)).toBe('--mode=json');
});
