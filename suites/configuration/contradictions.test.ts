import { describe, expect, test } from 'vitest';
import { refusal, type Sources, useFolder } from './configuration-testing.ts';

useFolder();

describe('settings that contradict each other are refused', () => {
  test.each<readonly [Sources, string]>([
    [
      { env: { DEVICE_COMMAND: 'node lamp.js', DEVICE_MODULE: 'lamp.ts' } },
      'DEVICE_COMMAND and DEVICE_MODULE are given at once: expected one device under test. Keep one of them.',
    ],
    [
      { file: { device: { command: 'a', adapter: 'b', external: true } } },
      'device.command in settings/lamp.json:1:22 and device.adapter in settings/lamp.json:1:36 and device.external in settings/lamp.json:1:51 are given at once: expected one device under test. Keep one of them.',
    ],
    [
      { file: { device: { module: 'lamp.ts', cwd: 'model' } } },
      'settings/lamp.json:1:37: device.cwd is of no use with device.module in settings/lamp.json:1:21: it belongs to device.command or device.adapter or device.external. Remove it, or name such a device.',
    ],
    [
      { file: { device: { command: 'node lamp.js' } }, env: { DEVICE_RESET_COMMAND: 'relay' } },
      'DEVICE_RESET_COMMAND is of no use with device.command in settings/lamp.json:1:22: it belongs to device.external. Remove it, or name such a device.',
    ],
    [
      { env: { DEVICE_ENV: 'A=1', CONFORMANCE_REFERENCE: 'true' } },
      'DEVICE_ENV is of no use with CONFORMANCE_REFERENCE: it belongs to device.command or device.adapter or device.external. Remove it, or name such a device.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node lamp.js', CONFORMANCE_REFERENCE: 'yes' } },
      'DEVICE_COMMAND and CONFORMANCE_REFERENCE are given at once: expected one device under test. Keep one of them.',
    ],
    [
      { env: { DEVICE_COMMAND: 'node lamp.js' }, flags: { reports: 'driven' } },
      '--reports is "driven", and a device.command cannot be told when to report. Use a device.adapter, or declare "periodic" or "none".',
    ],
    [
      { file: { capabilities: { commands: false, echoCommand: 'Lamp/ECHO' } } },
      'settings/lamp.json:1:49: capabilities.echoCommand is given, and capabilities.commands is false. Remove one of the two.',
    ],
    [
      { file: { capabilities: { keepsReports: true } }, flags: { reconnects: false } },
      'settings/lamp.json:1:33: capabilities.keepsReports is true, and capabilities.reconnects is false: kept reports would never leave. Change one of the two.',
    ],
    [
      { env: { CONFORMANCE_KEEPS_REPORTS: '1', CONFORMANCE_REPORTS: 'none' } },
      'CONFORMANCE_KEEPS_REPORTS is true, and capabilities.reports is "none". Change one of the two.',
    ],
  ])('%j', async (sources, message) => {
    expect(await refusal(sources)).toBe(message);
  });
});
