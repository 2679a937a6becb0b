import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles, modelFilesAmong } from './find-model-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...files: string[]) {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '{}');
  }
}

test("the vendor's layout is found", async () => {
  expect(modelFilesAmong(await listFiles('fixtures/product-models/street-lamp'))).toEqual({
    deviceTypes: ['profile/devicetype-capability.json'],
    serviceTypes: [
      'service/Diagnostics/profile/servicetype-capability.json',
      'service/Energy/profile/servicetype-capability.json',
      'service/Lamp/profile/servicetype-capability.json',
    ],
    others: [],
  });
});

test('flat files and subfolders are found, whatever stands before the name and in whatever case', async () => {
  write('DeviceType-Capability.json', 'lamp.servicetype-capability.json', 'meter/servicetype-capability.json');
  write('readme.json', 'servicetype-capability.json.bak', 'old-devicetype-capability.json');
  expect(modelFilesAmong(await listFiles(folder))).toEqual({
    deviceTypes: ['DeviceType-Capability.json'],
    serviceTypes: ['lamp.servicetype-capability.json', 'meter/servicetype-capability.json'],
    others: ['readme.json'],
  });
});

test('a package that was unpacked into its own folder is found, and nothing deeper, hidden or installed', async () => {
  write('SL1/service/Lamp/profile/servicetype-capability.json', 'a/b/c/d/e/servicetype-capability.json');
  write('.git/servicetype-capability.json', 'node_modules/x/servicetype-capability.json');
  expect(modelFilesAmong(await listFiles(folder)).serviceTypes).toEqual([
    'SL1/service/Lamp/profile/servicetype-capability.json',
  ]);
});
