import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { wireRule } from './wire-rule.ts';

const withText: ReadonlySet<MqttPacket['type']> = new Set(['CONNECT', 'PUBLISH', 'SUBSCRIBE', 'UNSUBSCRIBE']);

export default wireRule({
  id: 'MQTT-1.5.3-2',
  sentence: 'sends no null character U+0000 in a text',
  applies: ({ type }) => withText.has(type),
});
