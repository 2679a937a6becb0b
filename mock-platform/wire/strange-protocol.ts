/** A handshake's record of TLS 1.x, and of SSL 3.0: as MQTT a CONNECT with wrong flags and a remaining length of 3. */
const handshake = [0x16, 0x03];
const latestMinor = 4;
const http = /^(?:GET|POST|PUT|HEAD|OPTIONS|DELETE|PATCH) \//;

/** What a client speaks whose first bytes are another protocol's; undefined where they may be MQTT, well-formed or not. */
export function strangeProtocol(first: Uint8Array): string | undefined {
  const isHandshake = handshake.every((byte, at) => first[at] === byte);
  if (isHandshake && (first[2] ?? Number.POSITIVE_INFINITY) <= latestMinor) return 'TLS';
  const isRequest = http.test(Buffer.from(first.subarray(0, 16)).toString('latin1'));
  return isRequest ? 'HTTP (MQTT over WebSocket begins like that)' : undefined;
}
