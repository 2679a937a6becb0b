import { limits } from '../../protocol/limits.ts';
import { channel, credentials, infoOf, json, mqtt, operation, ref } from '../async-api-parts.ts';
import { type MessageName, messageSchemas } from './message-schemas.ts';
import { registrationTopicsOf, topicsOf } from './topics.ts';

const { data, command } = topicsOf('{id}');
const { secretNotify, secretAck } = registrationTopicsOf({ productId: '{productId}', nodeId: '{nodeId}' });

const id = { id: { description: 'What the device logged in with: its deviceId for type 0, its nodeId for type 2.' } };
const registering = {
  productId: { description: "The product's id." },
  nodeId: { description: "The device's own number." },
};

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

/** The interface as an AsyncAPI 3 document, from the device's side: it sends reports and receives commands. */
export function asyncApi(): object {
  const { $schema, ...schemas } = Object.fromEntries(
    Object.entries(messageSchemas()).map(([name, { $schema, ...schema }]) => [name, schema]),
  );
  const correlationId = ref('components/correlationIds/mid');
  return {
    asyncapi: '3.0.0',
    info: infoOf('first', 'What a directly connected device exchanges with the platform.'),
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
        credentials,
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
