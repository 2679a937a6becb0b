import { assembled, closedAfterNonsense, longOnesPassedOver } from '../../mendings/stream.ts';
import type { ProseOfArea } from '../../prose.ts';

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
    mend: longOnesPassedOver,
  },
  'V1-STREAM-04': {
    why: 'After bytes that MQTT forbids, the device cannot know where the next packet begins, and misreads everything that follows. Only a new connection makes that sure.',
    look: 'An endless loop that searches for the next packet, an assertion that halts the device, an error that is only logged.',
    mend: closedAfterNonsense,
  },
};
