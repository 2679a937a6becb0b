import { limits } from '../../protocol/limits.ts';
import { channel, credentials, infoOf, json, mqtt, operation, ref } from '../async-api-parts.ts';
import { messageSchemasOfV2 } from './message-schemas.ts';
import { prefixOf } from './topics.ts';

const sys = `${prefixOf('{device_id}')}sys/`;
const device = { device_id: { description: 'What the device logged in with.' } };
const request = {
  ...device,
  request_id: { description: 'Chosen by the platform; the answer repeats it, to the last character.' },
};

/** Bytes that nobody looks at. */
const anything = {
  name: 'anything',
  title: 'anything',
  summary: 'Any bytes, without the envelope.',
  contentType: 'application/octet-stream',
  payload: { type: 'string', format: 'binary' },
};

/** The core of the interface as an AsyncAPI 3 document, from the device's side. */
export function asyncApiOfV2(): object {
  const { $schema, ...schemas } = Object.fromEntries(
    Object.entries(messageSchemasOfV2()).map(([name, { $schema, ...schema }]) => [name, schema]),
  );
  return {
    asyncapi: '3.0.0',
    info: infoOf(
      'second',
      'The core of what a directly connected device exchanges with the platform: certificates, questions for the shadow, upgrades, gateways, files, provisioning and MQTT 5 are not in it.',
    ),
    defaultContentType: 'application/json',
    servers: {
      platform: {
        host: 'iot-mqtts.example.com:8883',
        protocol: 'secure-mqtt',
        protocolVersion: '3.1.1',
        description: "TLS 1.2 or newer, with the platform's CA. The host depends on the region and the instance.",
        security: [ref('components/securitySchemes/credentials')],
        bindings: mqtt({
          clientId: '{device_id}_0_{signType}_{timestamp}',
          cleanSession: true,
          keepAlive: limits.keepAlive.recommended,
        }),
      },
    },
    channels: {
      propertiesReport: channel(
        `${sys}properties/report`,
        device,
        ['propertiesReport'],
        'Behind it may stand ?request_id={id} and ?encoding=gzip.',
      ),
      propertiesSet: channel(
        `${sys}properties/set/request_id={request_id}`,
        request,
        ['propertiesSet'],
        'Needs no SUBSCRIBE.',
      ),
      propertiesSetResponse: channel(
        `${sys}properties/set/response/request_id={request_id}`,
        request,
        ['propertiesSetResponse'],
        'The answer.',
      ),
      propertiesGet: channel(
        `${sys}properties/get/request_id={request_id}`,
        request,
        ['propertiesGet'],
        'Needs no SUBSCRIBE.',
      ),
      propertiesGetResponse: channel(
        `${sys}properties/get/response/request_id={request_id}`,
        request,
        ['propertiesGetResponse'],
        'The answer.',
      ),
      commands: channel(`${sys}commands/request_id={request_id}`, request, ['command'], 'Needs no SUBSCRIBE.'),
      commandsResponse: channel(
        `${sys}commands/response/request_id={request_id}`,
        request,
        ['commandResponse'],
        'The answer.',
      ),
      messagesUp: channel(
        `${sys}messages/up`,
        device,
        ['message', 'anything'],
        'Behind it may stand ?request_id={id} and ?encoding=gzip.',
      ),
      messagesDown: channel(`${sys}messages/down`, device, ['message', 'anything'], 'Needs no SUBSCRIBE.'),
      eventsUp: channel(`${sys}events/up`, device, ['events'], 'What the device tells the services of the platform.'),
      eventsDown: channel(`${sys}events/down`, device, ['events'], 'Needs no SUBSCRIBE.'),
    },
    operations: {
      report: operation(
        'send',
        'propertiesReport',
        ['propertiesReport'],
        'Reports properties of one or more services.',
      ),
      takeSet: operation(
        'receive',
        'propertiesSet',
        ['propertiesSet'],
        'Sets all of it and answers once, with its request id in the topic.',
        { reply: ['propertiesSetResponse', 'propertiesSetResponse'] },
      ),
      takeGet: operation(
        'receive',
        'propertiesGet',
        ['propertiesGet'],
        'Answers once with the present values, with its request id in the topic.',
        { reply: ['propertiesGetResponse', 'propertiesGetResponse'] },
      ),
      takeCommand: operation(
        'receive',
        'commands',
        ['command'],
        'Carries a command out and answers it once, with its request id in the topic.',
        { reply: ['commandsResponse', 'commandResponse'] },
      ),
      say: operation('send', 'messagesUp', ['message', 'anything'], 'Sends a message to applications.'),
      hear: operation('receive', 'messagesDown', ['message', 'anything'], 'Takes a message of an application.'),
      tell: operation('send', 'eventsUp', ['events'], 'Tells the platform of itself.'),
      beTold: operation('receive', 'eventsDown', ['events'], 'Takes events; passes over those that it does not know.'),
    },
    components: {
      securitySchemes: { credentials },
      messages: {
        propertiesReport: json('propertiesReport', 'A report.'),
        propertiesSet: json('propertiesSet', 'Properties that are to be set.'),
        propertiesSetResponse: json('propertiesSetResponse', 'The answer to a property set.'),
        propertiesGet: json('propertiesGet', 'A question for properties.'),
        propertiesGetResponse: json('propertiesGetResponse', 'The answer to a property get.'),
        command: json('command', 'A command.'),
        commandResponse: json('commandResponse', 'The answer to a command.'),
        message: json('message', 'A message in an envelope.'),
        events: json('events', 'Events of one or more services of the platform.'),
        anything,
      },
      schemas,
    },
  };
}
