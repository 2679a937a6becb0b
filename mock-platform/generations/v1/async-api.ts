import { limits } from '../../protocol/limits.ts';
import { type MessageName, messageSchemas } from './message-schemas.ts';
import { registrationTopicsOf, topicsOf } from './topics.ts';

const { data, command } = topicsOf('{id}');
const { secretNotify, secretAck } = registrationTopicsOf({ productId: '{productId}', nodeId: '{nodeId}' });

const reference = 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html';
const mqtt = (binding: object) => ({ mqtt: { ...binding, bindingVersion: '0.2.0' } });
const ref = (path: string) => ({ $ref: `#/${path}` });

const id = { id: { description: 'What the device logged in with: its deviceId for type 0, its nodeId for type 2.' } };
const registering = {
  productId: { description: "The product's id." },
  nodeId: { description: "The device's own number." },
};

/** A message in JSON, with the schema that the mock platform goes by. */
function json(name: MessageName, summary: string, more: object = {}): object {
  return {
    name,
    title: name,
    summary,
    contentType: 'application/json',
    payload: ref(`components/schemas/${name}`),
    ...more,
  };
}

/** Bytes of the user's own making; `name` is what the codec reads them to, or makes them of. */
function bytes(name: MessageName, summary: string): object {
  const payload = {
    type: 'string',
    format: 'binary',
    description: `The product's codec turns it into ${name}, or makes it of that.`,
  };
  return {
    name: `${name}Bytes`,
    title: `${name} in codec mode binary`,
    summary,
    contentType: 'application/octet-stream',
    payload,
  };
}

function channel(address: string, parameters: object, messages: readonly string[], description: string): object {
  const byName = messages.map((name) => [name, ref(`components/messages/${name}`)]);
  return { address, parameters, description, messages: Object.fromEntries(byName) };
}

function operation(
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

/** The interface as an AsyncAPI 3 document, from the device's side: it sends reports and receives commands. */
export function asyncApi(): object {
  const { $schema, ...schemas } = Object.fromEntries(
    Object.entries(messageSchemas()).map(([name, { $schema, ...schema }]) => [name, schema]),
  );
  const correlationId = ref('components/correlationIds/mid');
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huawei Cloud IoT, native MQTT interface, first generation',
      version: '1.0.0',
      description:
        "What a directly connected device exchanges with the platform. Drawn up from public documents and programs; the reference beside this file has the sources, and says what is open. Not the vendor's document.",
      license: { name: 'Apache-2.0' },
      externalDocs: { url: reference, description: 'MQTT 3.1.1' },
    },
    defaultContentType: 'application/json',
    servers: {
      platform: {
        host: 'iot-mqtts.example.com:8883',
        protocol: 'secure-mqtt',
        protocolVersion: '3.1.1',
        description: "TLS 1.2 or newer, with the platform's CA. The host depends on the region.",
        security: [ref('components/securitySchemes/credentials')],
        bindings: mqtt({
          clientId: '{id}_{authenticationType}_{signType}_{timestamp}',
          cleanSession: true,
          keepAlive: limits.keepAlive.recommended,
        }),
      },
    },
    channels: {
      dataJson: channel(data.json, id, ['deviceReq', 'deviceRsp'], 'Reports, and the answers to commands.'),
      commandJson: channel(
        command.json,
        id,
        ['cloudReq'],
        'Commands. The device has to subscribe, on every connection.',
      ),
      dataBinary: channel(
        data.binary,
        id,
        ['deviceReqBytes', 'deviceRspBytes'],
        'The same for a product with a codec.',
      ),
      commandBinary: channel(
        command.binary,
        id,
        ['cloudReqBytes', 'cloudRspBytes'],
        'The same for a product with a codec.',
      ),
      secretNotify: channel(secretNotify, registering, ['cloudSendSecret'], 'Dynamic registration: who the device is.'),
      secretAck: channel(secretAck, registering, ['secretAcknowledged'], 'Dynamic registration: the acknowledgement.'),
    },
    operations: {
      report: operation('send', 'dataJson', ['deviceReq'], 'Reports properties of one or more services.'),
      takeCommand: operation(
        'receive',
        'commandJson',
        ['cloudReq'],
        'Carries a command out and answers it once, with its mid.',
        {
          reply: ['dataJson', 'deviceRsp'],
        },
      ),
      reportBytes: operation('send', 'dataBinary', ['deviceReqBytes'], "Reports in the codec's bytes."),
      takeCommandBytes: operation(
        'receive',
        'commandBinary',
        ['cloudReqBytes'],
        "Takes a command in the codec's bytes.",
        {
          reply: ['dataBinary', 'deviceRspBytes'],
        },
      ),
      takeAnswerBytes: operation(
        'receive',
        'commandBinary',
        ['cloudRspBytes'],
        'Takes the answer to a report, if the codec makes one.',
      ),
      beToldSecret: operation(
        'receive',
        'secretNotify',
        ['cloudSendSecret'],
        'Is told deviceId and secret, and acknowledges.',
        {
          reply: ['secretAck', 'secretAcknowledged'],
        },
      ),
    },
    components: {
      securitySchemes: {
        credentials: {
          type: 'userPassword',
          description:
            "User name: the id part of the client identifier. Password: HMAC-SHA256 in lower-case hexadecimal, with the client identifier's timestamp (UTC, YYYYMMDDHH) as key and the device's secret as message.",
        },
      },
      correlationIds: {
        mid: {
          location: '$message.payload#/mid',
          description: `${limits.mid.min} to ${limits.mid.max}; unique among the commands that wait, and used again later.`,
        },
      },
      messages: {
        deviceReq: json('deviceReq', 'A report.'),
        cloudReq: json('cloudReq', 'A command.', { correlationId }),
        deviceRsp: json('deviceRsp', 'The answer to a command.', { correlationId }),
        cloudSendSecret: json('cloudSendSecret', 'Identity and secret.'),
        secretAcknowledged: {
          name: 'secretAcknowledged',
          summary: 'An empty payload.',
          contentType: 'application/octet-stream',
          payload: { type: 'string', maxLength: 0 },
        },
        deviceReqBytes: bytes('deviceReq', 'A report.'),
        cloudReqBytes: bytes('cloudReq', 'A command.'),
        deviceRspBytes: bytes('deviceRsp', 'The answer to a command.'),
        cloudRspBytes: bytes('cloudRsp', 'The answer to a report.'),
      },
      schemas,
    },
  };
}
