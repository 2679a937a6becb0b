import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, useFolder } from './configuration-testing.ts';
import { referenceDevice } from './default-device.ts';
import { loadConfiguration } from './load-configuration.ts';

useFolder();

describe('settings that a program hands over', () => {
  const inline = { content: { device: { module: 'lamp.ts' }, seed: 3 }, name: 'vitest.config' };

  test('stand in the place of the file: paths count from the working folder, and a variable wins', async () => {
    const env = { CONFORMANCE_SEED: '4' };
    expect(await loadConfiguration({ cwd: folder, env, inline })).toMatchObject({
      device: { kind: 'module', module: join(folder, 'lamp.ts') },
      seed: 4,
    });
  });

  test('give way to a file that is asked for', async () => {
    const path = join(folder, 'settings/lamp.json');
    await writeFile(path, JSON.stringify({ seed: 5, device: { reference: true } }));
    const { device, seed } = await loadConfiguration({ cwd: folder, env: { CONFORMANCE_CONFIG: path }, inline });
    expect({ device, seed }).toEqual({ device: { kind: 'module', module: referenceDevice }, seed: 5 });
  });

  test('are refused beside a file that is found', async () => {
    await writeFile(join(folder, 'conformance.config.yaml'), 'seed: 5\n');
    await expect(loadConfiguration({ cwd: folder, env: {}, inline })).rejects.toThrow(
      'Settings stand in vitest.config and in conformance.config.yaml: expected them in one place.',
    );
  });

  test('are named when they are wrong', async () => {
    const wrong = { content: { sed: 3 }, name: 'vitest.config' };
    await expect(loadConfiguration({ cwd: folder, env: {}, inline: wrong })).rejects.toThrow(
      /^sed in vitest\.config is not a member of this object: expected one of device, .* Did you mean seed\?\n/,
    );
  });
});
