import type { Mending, ProseOfArea } from '../../prose.ts';

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
    why: 'TCP carries bytes, not packets. On the bench each packet arrives whole; over a mobile network or behind another TLS library it comes in pieces, and a reader that expects whole ones never finds the start of a packet again.',
    look: 'One `recv` for one packet, a remaining length assumed to be there with the first byte, "too short, drop it".',
    mend: assembled,
  },
  'V1-STREAM-02': {
    why: 'Two commands sent together, or a SUBACK with a command behind it, arrive in one read. A reader that handles only the first packet loses the others.',
    look: 'The buffer cleared after one packet; a TLS read that returns one packet while more are already decrypted (`mbedtls_ssl_get_bytes_avail`), so that `select` stays silent.',
    mend: assembled,
  },
  'V1-STREAM-03': {
    why: 'Sooner or later a command is longer than the buffer. The device may ignore it. It must not write past the end, or leave the reader in the middle of a packet.',
    look: 'A copy without a bound, a buffer-full state that is never left, a reset by watchdog without a reconnect after it.',
    mend: {
      python: `
# paho takes what comes. For a limit of one's own, look before parsing:
if len(message.payload) > 1024:
    return`,
      c: `
if (size > (int)sizeof buffer) {   /* known from the remaining length, before the packet is there */
    skip_bytes(size - have);       /* read and drop exactly this many */
    have = 0;
}`,
      typescript: `
if (payload.length > 1024) return; // mqtt takes what comes; a limit of one's own stands before JSON.parse`,
    },
  },
  'V1-STREAM-04': {
    why: 'After bytes that MQTT forbids, the device cannot know where the next packet begins, and misreads everything that follows. Only a new connection makes that sure.',
    look: 'An endless loop that searches for the next packet, an assertion that halts the device, an error that is only logged.',
    mend: {
      python: `
client.on_disconnect = lambda *args: lost.set()  # paho closes on such bytes; the program has to come back`,
      c: `
/* by hand; paho's C library passes over a packet of type 0 and stays connected */
if (handle_packet(buffer, size) < 0) {   /* unknown type, wrong flags, a length that does not fit */
    close_socket();                      /* do not guess: close, wait, connect again */
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
