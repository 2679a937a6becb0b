import { connectAsync } from 'mqtt';
import type { DeviceUnderTest } from '../../device/device.ts';
import { moduleDevice } from '../../device/module-device.ts';

/** For tests: a device of the third generation, which says how it did a command with this key and content. */
export function toyDevice(manner: (key: string, content: string) => string): DeviceUnderTest {
  return moduleDevice(async function toy({ host, port, deviceId, secret }) {
    const client = await connectAsync(`mqtt://${host}:${port}`, {
      username: deviceId,
      password: secret,
      reconnectPeriod: 20,
    });
    client.on('message', (topic, payload) => {
      const key = topic.split('/').at(-1) ?? '';
      if (topic.includes('/do/'))
        client.publish(`toy/${deviceId}/done/${key}`, manner(key, payload.toString()), { qos: 1 });
    });
    client.publish(`toy/${deviceId}/tell`, 'has Brightness {"level":40}', { qos: 1 });
    return { stop: () => client.endAsync() };
  });
}
