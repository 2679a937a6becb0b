import type { Authenticated } from '../journal/events.ts';
import type { Recordable } from '../journal/journal.ts';
import type { ConnectPacket } from '../wire/packet.ts';
import type { Tap } from '../wire/tap.ts';

/** CONNACK with return code 1: aedes would not refuse a protocol level in MQTT 3.1.1's terms. */
const unacceptableProtocol = Uint8Array.of(0x20, 0x02, 0x00, 0x01);

/** Refuses a CONNECT of a protocol level that the platform does not speak, and closes the connection. */
export function refuseProtocol(
  { protocolName, protocolLevel }: ConnectPacket,
  tap: Tap,
  record: (event: Recordable<Authenticated>) => void,
): void {
  const actual = `${protocolName}, level ${protocolLevel}`;
  const reason = `unacceptable protocol version: ${actual}`;
  record({
    type: 'authenticated',
    connection: tap.connection,
    accepted: false,
    returnCode: 1,
    reason,
    findings: [{ aspect: 'protocol', ok: false, expected: 'MQTT, level 4 (MQTT 3.1.1)', actual }],
  });
  tap.send(unacceptableProtocol);
  tap.close(reason);
}
