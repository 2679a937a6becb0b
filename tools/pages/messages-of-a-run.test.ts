import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { messageSchemas } from '../../mock-platform/generations/v1/message-schemas.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { playScenario } from '../../suites/run/play-scenario.ts';
import { scenarios } from '../../suites/scenarios/scenarios.ts';
import { readTrialProducts } from '../kill-matrix/trial-product.ts';
import { trialSettings } from '../kill-matrix/trial-run.ts';

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 30_000 };

test.each([
  ['connect', ['deviceReq']],
  ['commands', ['deviceReq', 'cloudReq', 'deviceRsp']],
  ['registration', ['cloudSendSecret']],
])(
  'all messages of scenario "%s" fit their schemas',
  async (name, sent) => {
    const { 1: product } = await readTrialProducts();
    const registration = name === 'registration';
    const device = moduleDevice(createReferenceDevice());
    const scenario = scenarios.find((one) => one.name === name);
    if (!scenario) throw new Error(`there is no scenario "${name}"`);
    const settings = trialSettings({ device, registration, waits }, product);
    const { outcome, journal } = await playScenario(scenario, { ...settings, learns: true }, []);
    expect(outcome).toBe('ran');

    const ajv = new Ajv({ strict: false });
    const schemas = messageSchemas();
    const seen = new Set<string>();
    for (const entry of journal) {
      if (entry.type !== 'packet-received' && entry.type !== 'packet-sent') continue;
      if (entry.packet.type !== 'PUBLISH' || entry.packet.payload.length === 0) continue;
      const message = JSON.parse(Buffer.from(entry.packet.payload).toString());
      seen.add(message.msgType);
      const schema = schemas[message.msgType as keyof typeof schemas];
      expect(ajv.validate(schema, message), `${JSON.stringify(message)}: ${ajv.errorsText()}`).toBe(true);
    }
    expect([...seen]).toEqual(expect.arrayContaining(sent));
  },
  120_000,
);
