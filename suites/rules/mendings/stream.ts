import type { Mending } from '../prose.ts';

/** Packets put together from bytes, and taken one by one. */
export const assembled: Mending = {
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

/** What is longer than the buffer, read to its end and dropped. */
export const longOnesPassedOver: Mending = {
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
};

/** A connection that ends with the first bytes that make no sense. */
export const closedAfterNonsense: Mending = {
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
};
