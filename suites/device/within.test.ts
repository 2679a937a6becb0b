import { expect, test } from 'vitest';
import { within } from './within.ts';

const late = () => new Error('late');
const never = new Promise<never>(() => {});

test('what settles in time passes through', async () => {
  await expect(within(10_000, Promise.resolve(1), late)).resolves.toBe(1);
  await expect(within(10_000, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
});

test('what does not is rejected', async () => {
  await expect(within(1, never, late)).rejects.toThrow('late');
});
