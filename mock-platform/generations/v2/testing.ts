import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import type { PlatformEntry } from '../../events.ts';
import { MockPlatform } from '../../mock-platform.ts';
import type { MockPlatformOptions } from '../../mock-platform-options.ts';
import type { ProductModel } from '../../product-model/model.ts';
import { generateV2Credentials } from './credentials.ts';
import { type SecondGenerationOptions, secondGeneration } from './second-generation.ts';

/** For tests: a product with one service that can be set and one that cannot, and a command. */
export const lampModel: ProductModel = {
  manufacturerId: 'example',
  manufacturerName: 'Example',
  model: 'lamp',
  deviceType: 'Lamp',
  protocolType: 'MQTT',
  services: [
    {
      serviceId: 'Light',
      serviceType: 'Light',
      option: 'Mandatory',
      properties: [
        { propertyName: 'level', dataType: 'int', required: false, min: 0, max: 100, method: 'RW' },
        { propertyName: 'night', dataType: 'boolean', required: false, method: 'RWE' },
        { propertyName: 'hours', dataType: 'long', required: false, method: 'R' },
      ],
      commands: [
        {
          commandName: 'LEVEL',
          paras: [{ paraName: 'value', dataType: 'int', required: true, min: 0, max: 100 }],
          responses: [],
        },
      ],
    },
    {
      serviceId: 'Meter',
      serviceType: 'Meter',
      option: 'Optional',
      properties: [{ propertyName: 'energy', dataType: 'decimal', required: false, method: 'R' }],
      commands: [],
    },
  ],
};

export const lamp = {
  productId: 'p1',
  nodeId: 'n1',
  deviceId: 'p1_n1',
  secret: '00112233445566778899',
} as const;

/** For tests: a topic of the lamp's. */
export const own = (rest: string) => `$oc/devices/${lamp.deviceId}/${rest}`;
export const sys = (rest: string) => own(`sys/${rest}`);

/** For tests: a platform of generation 2 that knows the lamp, until the end of the test. */
export async function v2Platform({
  credentials,
  implicitQos,
  maxSubscriptions,
  ...options
}: MockPlatformOptions & SecondGenerationOptions = {}): Promise<MockPlatform> {
  const platform = await MockPlatform.start<never>({
    ports: { tcp: 0 },
    products: [{ productId: lamp.productId, model: lampModel }],
    devices: [lamp],
    generation: secondGeneration({
      ...(credentials && { credentials }),
      ...(implicitQos !== undefined && { implicitQos }),
      ...(maxSubscriptions !== undefined && { maxSubscriptions }),
    }),
    ...options,
  });
  onTestFinished(() => platform.stop());
  return platform;
}

/** For tests: the lamp connects. */
export async function connectLamp(
  platform: Pick<MockPlatform, 'ports'>,
  options: Partial<IClientOptions> = {},
): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${platform.ports.tcp}`, {
    ...generateV2Credentials({ ...lamp, time: Date.now() }),
    reconnectPeriod: 0,
    ...options,
  });
  onTestFinished(() => client.endAsync(true));
  return client;
}

/** For tests: what the platform has recorded of a type. */
export function entriesOf<T extends PlatformEntry['type']>(
  { journal }: Pick<MockPlatform, 'journal'>,
  type: T,
): Extract<PlatformEntry, { type: T }>[] {
  return journal.entries.filter((entry) => entry.type === type) as Extract<PlatformEntry, { type: T }>[];
}

/** For tests: waits for the n-th entry of a type. */
export async function nth<T extends PlatformEntry['type']>(
  platform: Pick<MockPlatform, 'journal'>,
  type: T,
  count = 1,
): Promise<Extract<PlatformEntry, { type: T }>> {
  let seen = 0;
  const entry = await platform.journal.waitFor((one) => one.type === type && ++seen === count);
  return entry as Extract<PlatformEntry, { type: T }>;
}

export interface Heard {
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly dup: boolean;
}

/** For tests: what a client hears from now on, in order, and the n-th of it as soon as it has come. */
export function listen(client: MqttClient): { readonly heard: Heard[]; nth(count: number): Promise<Heard> } {
  const heard: Heard[] = [];
  const waiting: { readonly count: number; readonly tell: (one: Heard) => void }[] = [];
  client.on('message', (topic, payload, { qos, dup }) => {
    heard.push({ topic, payload: payload.toString(), qos, dup });
    for (const { count, tell } of waiting) {
      const one = heard[count - 1];
      if (one) tell(one);
    }
  });
  return {
    heard,
    nth: (count) =>
      new Promise((tell) => {
        const one = heard[count - 1];
        if (one) tell(one);
        else waiting.push({ count, tell });
      }),
  };
}

const familyOf = /\/sys\/(commands|properties\/set|properties\/get)\/request_id=(.*)$/s;

/** For tests: answers each request with what `answer` makes of it, on the topic of its family. */
export function answerAll(
  client: MqttClient,
  answer: (request: { readonly family: string; readonly key: string; readonly body: unknown }) => unknown,
): void {
  client.on('message', (topic, payload) => {
    const [, family = '', key = ''] = familyOf.exec(topic) ?? [];
    if (family === '') return;
    const value = answer({ family, key, body: JSON.parse(payload.toString()) });
    if (value !== undefined) {
      client.publish(sys(`${family}/response/request_id=${key}`), JSON.stringify(value), { qos: 1 });
    }
  });
}
