/** What AsyncAPI documents of both generations are put together from. */

const mqttBinding = '0.2.0';

/** What MQTT has to say of a server, or of an operation. */
export const mqtt = (binding: object) => ({ mqtt: { ...binding, bindingVersion: mqttBinding } });

export const ref = (path: string) => ({ $ref: `#/${path}` });

/** About the document itself. */
export function infoOf(generation: 'first' | 'second', description: string): object {
  return {
    title: `Huawei Cloud IoT, native MQTT interface, ${generation} generation`,
    version: '1.0.0',
    description: `${description} Drawn up from public documents and programs; the reference beside this file has the sources, and says what is open. Not the vendor's document.`,
    license: { name: 'Apache-2.0' },
    externalDocs: {
      url: 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html',
      description: 'MQTT 3.1.1',
    },
  };
}

/** @param messages by their names among the components */
export function channel(address: string, parameters: object, messages: readonly string[], description: string): object {
  const byName = messages.map((name) => [name, ref(`components/messages/${name}`)]);
  return { address, parameters, description, messages: Object.fromEntries(byName) };
}

/** What a device does on a channel. @param reply the channel of its answer, and the message there */
export function operation(
  action: 'send' | 'receive',
  to: string,
  messages: readonly string[],
  summary: string,
  {
    retain = false,
    reply,
  }: { readonly retain?: boolean; readonly reply?: readonly [to: string, message: string] } = {},
): object {
  const answer = reply && {
    channel: ref(`channels/${reply[0]}`),
    messages: [ref(`channels/${reply[0]}/messages/${reply[1]}`)],
  };
  return {
    action,
    channel: ref(`channels/${to}`),
    summary,
    messages: messages.map((name) => ref(`channels/${to}/messages/${name}`)),
    ...(answer && { reply: answer }),
    bindings: mqtt(action === 'send' ? { qos: 1, retain } : { qos: 1 }),
  };
}

/** A message in JSON, with a schema of its name. */
export function json(name: string, summary: string, more: object = {}): object {
  return {
    name,
    title: name,
    summary,
    contentType: 'application/json',
    payload: ref(`components/schemas/${name}`),
    ...more,
  };
}

/** How a device logs in. */
export const credentials = {
  type: 'userPassword',
  description:
    "User name: the id part of the client identifier. Password: HMAC-SHA256 in lower-case hexadecimal, with the client identifier's timestamp (UTC, YYYYMMDDHH) as key and the device's secret as message.",
} as const;
