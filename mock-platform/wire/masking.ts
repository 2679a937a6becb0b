import type { MqttPacket } from './packet.ts';
import type { Decoded } from './packet-decoder.ts';

const STAR = 0x2a;
/** CONNECT up to its keep-alive, with the longest fixed header and the longer of the two protocol names. */
const CONNECT_HEAD = 17;

/** A packet as the journal may show it. */
type Shown = Pick<Decoded, 'raw' | 'packet'>;

/** What the journal may show of a connection's bytes: passwords, and whatever else is named, are `*` of the same length. */
export class Masking {
  readonly #secrets: Buffer[] = [];

  /** From now on these bytes are masked everywhere. */
  add(secret: Uint8Array): void {
    if (secret.length > 0) this.#secrets.push(Buffer.from(secret));
  }

  /** The same bytes if there is nothing to cover in them, else a covered copy. */
  cover(bytes: Uint8Array): Uint8Array {
    let covered = bytes;
    for (const secret of this.#secrets) {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      for (let at = view.indexOf(secret); at >= 0; at = view.indexOf(secret, at + 1)) {
        if (covered === bytes) covered = new Uint8Array(bytes);
        covered.fill(STAR, at, at + secret.length);
      }
    }
    return covered;
  }

  coverPacket(packet: MqttPacket): MqttPacket {
    if (this.#secrets.length === 0) return packet;
    if (packet.type === 'PUBLISH') return { ...packet, payload: this.cover(packet.payload) };
    if (packet.type !== 'CONNECT' || packet.will === undefined) return packet;
    return { ...packet, will: { ...packet.will, payload: this.cover(packet.will.payload) } };
  }

  /** What may be shown of a packet that arrived. */
  coverReceived(decoded: Decoded): Shown {
    const { raw, packet, secret } = decoded;
    if (secret === undefined) {
      if (this.#secrets.length === 0) return decoded;
      return { raw: this.cover(raw), ...(packet && { packet: this.coverPacket(packet) }) };
    }
    const covered = new Uint8Array(this.cover(raw));
    covered.fill(STAR, secret.byteOffset - raw.byteOffset);
    if (packet?.type !== 'CONNECT') return { raw: covered };
    const password = packet.password && { password: new Uint8Array(packet.password.length).fill(STAR) };
    return { raw: covered, packet: this.coverPacket({ ...packet, ...password }) };
  }

  /** What may be shown of an unfinished packet: of a CONNECT, which may hold a password anywhere, only the head. */
  coverUnfinished(bytes: Uint8Array): Uint8Array {
    const isConnect = (bytes[0] ?? 0) >> 4 === 1;
    return isConnect ? new Uint8Array(bytes).fill(STAR, CONNECT_HEAD) : this.cover(bytes);
  }
}
