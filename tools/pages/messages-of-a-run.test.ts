import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { messageSchemas } from '../../mock-platform/generations/v1/message-schemas.ts';
import { messageSchemasOfV2, type V2MessageName } from '../../mock-platform/generations/v2/message-schemas.ts';
import { classifyTopic } from '../../mock-platform/generations/v2/topics.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { playScenario } from '../../suites/run/play-scenario.ts';
import { scenarios } from '../../suites/scenarios/scenarios.ts';
import { readTrialProducts, repertoireOf } from '../kill-matrix/trial-product.ts';
import { trialSettings } from '../kill-matrix/trial-run.ts';

/** The message that stands on a channel of generation 2. */
const named: Readonly<Record<string, V2MessageName>> = {
  'properties/report': 'propertiesReport',
  'properties/set': 'propertiesSet',
  'properties/set/response': 'propertiesSetResponse',
  'properties/get': 'propertiesGet',
  'properties/get/response': 'propertiesGetResponse',
  commands: 'command',
  'commands/response': 'commandResponse',
  'messages/up': 'message',
  'events/up': 'events',
  'events/down': 'events',
};

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

test.each([
  ['sets', ['events', 'message', 'propertiesReport', 'propertiesSet', 'propertiesSetResponse']],
  ['gets', ['propertiesGet', 'propertiesGetResponse']],
  ['commands', ['command', 'commandResponse']],
])(
  'in generation 2, all messages of scenario "%s" fit their schemas',
  async (name, sent) => {
    const { 2: product } = await readTrialProducts();
    const device = moduleDevice(createReferenceDevice({ generation: 2 }));
    const settings = trialSettings({ device, generation: 2, waits }, product);
    const scenario = repertoireOf(2).find((one) => one.name === name) ?? expect.fail(`there is no scenario "${name}"`);
    const setup = settings.playbook.setupOf(scenario);
    const { outcome, journal } = await playScenario(scenario, { ...settings, ...setup, learns: true }, []);
    expect(outcome).toBe('ran');

    const ajv = new Ajv({ strict: false });
    const schemas = messageSchemasOfV2();
    const seen = new Set<string>();
    for (const entry of journal) {
      if (entry.type !== 'packet-received' && entry.type !== 'packet-sent') continue;
      if (entry.packet.type !== 'PUBLISH') continue;
      const { v2 } = classifyTopic(entry.packet.topic, entry.packet.topic.split('/')[2] ?? '');
      const schema = v2 && named[v2.channel];
      if (!schema) continue;
      const message = JSON.parse(Buffer.from(entry.packet.payload).toString());
      seen.add(schema);
      expect(ajv.validate(schemas[schema], message), `${schema} ${JSON.stringify(message)}: ${ajv.errorsText()}`).toBe(
        true,
      );
    }
    expect([...seen]).toEqual(expect.arrayContaining(sent));
  },
  120_000,
);
