import { readFileSync } from 'node:fs';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { MockPlatform } from '../../mock-platform.ts';
import type { MockPlatformOptions } from '../../mock-platform-options.ts';
import type { ProductModel } from '../../product-model/model.ts';
import { generateCredentials } from './credentials.ts';

/** For tests: a product with one service and one command. */
export const lampModel: ProductModel = {
  manufacturerId: 'example',
  manufacturerName: 'Example',
  model: 'lamp',
  deviceType: 'Lamp',
  protocolType: 'MQTT',
  services: [
    {
      serviceId: 'Brightness',
      serviceType: 'Brightness',
      option: 'Mandatory',
      properties: [{ propertyName: 'level', dataType: 'int', required: true, min: 0, max: 100, method: 'RW' }],
      commands: [
        {
          commandName: 'LEVEL',
          paras: [{ paraName: 'value', dataType: 'int', required: true, min: 0, max: 100 }],
          responses: [],
        },
      ],
    },
  ],
};

export const lamp = {
  productId: 'lamp-product',
  nodeId: 'lamp_node',
  deviceId: 'lamp_1',
  secret: '00112233445566778899',
};

/** For tests: a platform with the lamp registered. */
export function lampPlatform(options: MockPlatformOptions = {}): Promise<MockPlatform> {
  return MockPlatform.start<never>({
    products: [{ productId: lamp.productId, model: lampModel, codecMode: 'json' }],
    devices: [lamp],
    ...options,
  });
}

/** For tests: a client with the lamp's credentials. */
export function connectLamp(platform: MockPlatform, options: Partial<IClientOptions> = {}): Promise<MqttClient> {
  const { clientId, username, password } = generateCredentials({ ...lamp, time: Date.now() });
  const scheme = options.protocol ?? 'mqtt';
  const ports = { mqtt: 'tcp', mqtts: 'tls', ws: 'ws', wss: 'wss' } as const;
  const port = platform.ports[ports[scheme as keyof typeof ports]];
  return connectAsync(`${scheme}://localhost:${port}`, {
    clientId,
    username,
    password,
    reconnectPeriod: 0,
    ca: [readFileSync(platform.caFile)],
    ...options,
  });
}

export const dataTopic = `/huawei/v1/devices/${lamp.deviceId}/data/json`;
export const commandTopic = `/huawei/v1/devices/${lamp.deviceId}/command/json`;

/** For tests: subscribes, and answers every command with the result of `answer`. */
export async function answerCommands(
  client: MqttClient,
  answer: (command: { mid: number; cmd: string; paras: Record<string, unknown> }) => object | undefined,
): Promise<void> {
  client.on('message', (_topic, payload) => {
    const response = answer(JSON.parse(payload.toString()));
    if (response) client.publish(dataTopic, JSON.stringify(response), { qos: 1 });
  });
  await client.subscribeAsync(commandTopic, { qos: 1 });
}

/** For tests: holds this thread up, so that nothing is read and no timer fires. */
export function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** For tests: a report of the lamp's, of its level or of whatever it is to say. */
export function reportOf(level: number | object, serviceId = 'Brightness'): string {
  const serviceData = typeof level === 'number' ? { level } : level;
  return JSON.stringify({ msgType: 'deviceReq', data: [{ serviceId, serviceData }] });
}
