import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { wireRule } from './wire-rule.ts';

const withText: ReadonlySet<MqttPacket['type']> = new Set(['CONNECT', 'PUBLISH', 'SUBSCRIBE', 'UNSUBSCRIBE']);

export default wireRule({
  id: 'MQTT-1.5.3-1',
  sentence: 'sends text (topics, filters, client identifier, user name) as well-formed UTF-8',
  applies: ({ type }) => withText.has(type),
});
