import type { MqttPacket } from '../../../mock-platform/wire/packet.ts';

/** The topic filters that a SUBSCRIBE or UNSUBSCRIBE names; none of any other packet. */
export function filtersOf(packet: MqttPacket): readonly string[] {
  if (packet.type === 'UNSUBSCRIBE') return packet.filters;
  return packet.type === 'SUBSCRIBE' ? packet.filters.map(({ filter }) => filter) : [];
}
