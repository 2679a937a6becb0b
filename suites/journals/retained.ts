import { weighOnce } from '../../mock-platform/journal/weigh.ts';
import type { Entry } from '../rules/rule.ts';

/** Entries that take less cost rules nothing worth counting, however long they keep them. */
const small = 8 * 1024;
/** About what rules hold on to at most, of what they have seen: rules keep entries, and an entry keeps the chunk that it came in. */
export class Retained {
  #bytes = 0;
  #last: ArrayBufferLike | undefined;

  /** Bytes of long packets, and of small ones that came in large chunks. */
  get bytes(): number {
    return this.#bytes;
  }

  add(entry: Entry): void {
    const { raw, payload, leftover, value, packet } = entry as {
      readonly raw?: Uint8Array;
      readonly payload?: Uint8Array;
      readonly leftover?: Uint8Array;
      readonly value?: unknown;
      readonly packet?: { readonly filters?: unknown };
    };
    const bytes = raw ?? payload ?? leftover;
    if (!bytes) return;
    const { buffer } = bytes;
    if (buffer !== this.#last) {
      this.#last = buffer;
      if (buffer.byteLength > small) this.#bytes += buffer.byteLength;
    }
    if (value !== undefined && payload && payload.length > small) this.#bytes += weighOnce(value);
    // Of 60 kB of short filters there is a megabyte of objects.
    if (packet?.filters !== undefined && bytes.length > small) this.#bytes += weighOnce(packet.filters);
  }

  clear(): void {
    this.#bytes = 0;
    this.#last = undefined;
  }
}
