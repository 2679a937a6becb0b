import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';
import { wireRule } from './wire-rule.ts';

/** SUBSCRIBE, UNSUBSCRIBE, PUBREL and DISCONNECT have their own statements; PUBLISH has no reserved flags. */
const unflagged: ReadonlySet<MqttPacket['type']> = new Set(['CONNECT', 'PUBACK', 'PUBREC', 'PUBCOMP', 'PINGREQ']);

export default wireRule({
  id: 'MQTT-2.2.2-1',
  sentence: "sets the reserved flags in a packet's first byte to what the standard lists",
  applies: ({ type }) => unflagged.has(type),
});
