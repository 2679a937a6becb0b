import { readFile } from 'node:fs/promises';
import { generateCredentials } from 'huawei-iot-conformance';
import type { Connection } from 'huawei-iot-conformance/suites';
import { connectAsync } from 'mqtt';

/** A device in a page: it reports once, and answers every command with success. */
export default async function startLamp(connection: Connection) {
  const { host, port, transport, caFile, deviceId, secret } = connection;
  const { clientId, username, password } = generateCredentials({ deviceId, secret, time: Date.now() });
  const ca = transport === 'mqtts' ? await readFile(caFile) : undefined;
  const client = await connectAsync(`${transport}://${host}:${port}`, {
    clientId,
    username,
    password,
    ...(ca && { ca }),
  });
  const topic = (end: string) => `/huawei/v1/devices/${deviceId}/${end}/json`;
  const send = (message: object) => client.publish(topic('data'), JSON.stringify(message), { qos: 1 });

  client.on('message', (_, payload) => {
    const { mid } = JSON.parse(String(payload));
    send({ msgType: 'deviceRsp', mid, errcode: 0 });
  });
  await client.subscribeAsync(topic('command'), { qos: 1 });
  send({ msgType: 'deviceReq', data: [{ serviceId: 'Energy', serviceData: { consumption: 1.5 } }] });
  return { stop: () => client.endAsync() };
}
