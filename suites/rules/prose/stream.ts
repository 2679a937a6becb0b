import type { Mending, ProseOfArea } from './prose.ts';

const assembled: Mending = {
  python: `
buffer += sock.recv(4096)  # by hand only: paho does this
while (packet := first_packet(buffer)) is not None:  # None as long as bytes are missing
    del buffer[:len(packet)]
    handle(packet)`,
  c: `
have += read_some(buffer + have, sizeof buffer - have);  /* however many bytes that brings */
for (int size; (size = packet_size(buffer, have)) > 0 && size <= have;) {  /* 0: the length itself is incomplete */
    handle_packet(buffer, size);
    have -= size;
    memmove(buffer, buffer + size, have);  /* what is left may be the next packet: look again before reading */
}`,
  typescript: `
socket.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]); // by hand only: mqtt does this
  for (let size = packetSize(buffer); size !== undefined && size <= buffer.length; size = packetSize(buffer)) {
    handlePacket(buffer.subarray(0, size));
    buffer = buffer.subarray(size);
  }
});`,
};

export const stream: ProseOfArea = {
  'V1-STREAM-01': {
    why: 'TCP carries bytes, not packets. On the bench each packet arrives whole; over a mobile network or behind another TLS library it comes in pieces, and the reader that expects whole ones is out of step for good.',
    look: 'One `recv` for one packet, a remaining length assumed to be there with the first byte, "too short, throw away".',
    mend: assembled,
  },
  'V1-STREAM-02': {
    why: 'Two commands sent together, or a SUBACK with a command behind it, arrive in one read. Whoever looks at the first packet only loses the rest.',
    look: 'The buffer cleared after one packet; a TLS read that returns one packet while more are already decrypted (`mbedtls_ssl_get_bytes_avail`), so that `select` stays silent.',
    mend: assembled,
  },
  'V1-STREAM-03': {
    why: 'Sooner or later somebody sends a command that is longer than the buffer. It may be ignored. It must not write past the end, or leave the reader in the middle of a packet.',
    look: 'A copy without a bound, a buffer-full state that is never left, a reset by watchdog with no reconnect behind it.',
    mend: {
      python: `
# paho takes what comes. For a limit of one's own, look before parsing:
if len(message.payload) > 1024:
    return`,
      c: `
if (size > (int)sizeof buffer) {   /* known from the remaining length, before the packet is there */
    skip_bytes(size - have);       /* read and throw away just so many */
    have = 0;
}`,
      typescript: `
if (payload.length > 1024) return; // mqtt takes what comes; a limit of one's own stands before JSON.parse`,
    },
  },
  'V1-STREAM-04': {
    why: 'Bytes that MQTT forbids mean that the stream is out of step: whatever follows is misread. Closing and coming back is the only way to be sure of the next packet.',
    look: 'An endless loop that searches for the next packet, an assertion that halts the device, an error that is logged and nothing else.',
    mend: {
      python: `
client.on_disconnect = lambda *args: lost.set()  # paho closes on such bytes; the program has to come back`,
      c: `
/* by hand; paho's C library passes over a packet of type 0 and stays connected */
if (handle_packet(buffer, size) < 0) {   /* unknown type, wrong flags, a length that does not fit */
    close_socket();                      /* no guessing: close, wait, connect anew */
    schedule_reconnect();
}`,
      typescript: `
client.on('error', (error) => {
  console.error(error.message);
  if (!('code' in error)) client.stream.destroy(); // mqtt 5 goes on after bytes that it cannot parse; closed, it comes back
});`,
    },
  },
};
