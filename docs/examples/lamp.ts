import { readFile } from 'node:fs/promises';
import { generateCredentials } from 'huawei-iot-conformance';
import type { Connection } from 'huawei-iot-conformance/suites';
import { connectAsync } from 'mqtt';

/** A device in a page: it reports once, takes every command and property set, and shows its one property. */
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
  const sys = `$oc/devices/${deviceId}/sys`;
  const send = (topic: string, message: object) => client.publish(topic, JSON.stringify(message), { qos: 1 });
  const services = [{ service_id: 'Energy', properties: { consumption: 1.5 } }];

  // The platform sends requests without a SUBSCRIBE. What comes is answered on the topic of its kind, with the id in its topic.
  client.on('message', (topic) => {
    const [, kind, requestId] = /\/sys\/(commands|properties\/set|properties\/get)\/request_id=(.+)$/.exec(topic) ?? [];
    if (kind === undefined) return;
    send(`${sys}/${kind}/response/request_id=${requestId}`, kind.endsWith('get') ? { services } : { result_code: 0 });
  });
  send(`${sys}/properties/report`, { services });
  return { stop: () => client.endAsync() };
}
