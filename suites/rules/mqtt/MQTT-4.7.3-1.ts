import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { wireRule } from './wire-rule.ts';

const withTopic: ReadonlySet<MqttPacket['type']> = new Set(['PUBLISH', 'SUBSCRIBE', 'UNSUBSCRIBE']);

export default wireRule({
  id: 'MQTT-4.7.3-1',
  sentence: 'names topics and filters of at least one character',
  applies: ({ type }) => withTopic.has(type),
});
