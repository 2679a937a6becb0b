import type { BytesSent, PacketSent } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import type { Masking } from './masking.ts';
import type { MqttPacket } from './packet.ts';

/** What leaves for a device. */
export interface Outgoing {
  readonly raw: Uint8Array;
  /** Absent for bytes that are not a packet; then `fault` says what they are. */
  readonly packet?: MqttPacket;
  readonly fault?: string;
}

/** What the journal says of it, masked; of a packet also how it left, if not alone and whole. */
export function sentEvent(
  { raw, packet, fault = '' }: Outgoing,
  { connection, masking }: { readonly connection: number; readonly masking: Masking },
  manner?: Pick<PacketSent, 'cuts' | 'joined'>,
): Recordable<PacketSent | BytesSent> {
  const shown = masking.cover(raw);
  if (packet === undefined) return { type: 'bytes-sent', connection, raw: shown, fault };
  const type = 'packet-sent';
  const sent = { seq: 0, at: 0, wall: 0, type, connection, packet: masking.coverPacket(packet), raw: shown } as const;
  return manner ? { ...sent, ...manner } : sent;
}
