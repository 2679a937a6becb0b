import fc from 'fast-check';

/** One thing that goes wrong with a stream of packets. Positions are shares of what is there, so that they fit any session. */
export type Mutation =
  | { readonly do: 'flip-bit' | 'set-byte' | 'insert' | 'delete'; readonly at: number; readonly value: number }
  | {
      readonly do: 'repeat-packet' | 'drop-packet' | 'swap-packets' | 'splice';
      readonly at: number;
      readonly value: number;
    }
  /** Another first byte, remaining length or length inside of the packet: the fields that decoders trust. */
  | { readonly do: 'first-byte' | 'remaining-length' | 'inner-length'; readonly at: number; readonly value: number };

export const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  do: fc.constantFrom(
    ...(['flip-bit', 'set-byte', 'insert', 'delete', 'repeat-packet', 'drop-packet', 'swap-packets'] as const),
    ...(['splice', 'first-byte', 'remaining-length', 'inner-length'] as const),
  ),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  value: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
});

/** The packets after the mutation. */
export function mutate(packets: readonly Uint8Array[], { do: what, at, value }: Mutation): Uint8Array[] {
  const changed = [...packets];
  if (changed.length === 0) return changed;
  const index = Math.floor(at * changed.length);
  const packet = changed[index] as Uint8Array;
  const other = changed[value % changed.length] as Uint8Array;
  // The part of `at` behind the choice of the packet chooses the place in it.
  const place = Math.floor((at * changed.length - index) * packet.length);
  const copy = new Uint8Array(packet);
  switch (what) {
    case 'flip-bit':
      copy[place] = (copy[place] ?? 0) ^ (1 << (value % 8));
      break;
    case 'set-byte':
      copy[place] = value;
      break;
    case 'first-byte':
      copy[0] = value;
      break;
    case 'remaining-length':
      copy[1] = value;
      break;
    case 'inner-length':
      // Behind the end of a short packet these are ignored.
      copy[2] = value & 1 ? 0xff : 0;
      copy[3] = value;
      break;
    case 'insert':
      changed[index] = Buffer.concat([packet.subarray(0, place), Buffer.of(value), packet.subarray(place)]);
      return changed;
    case 'delete':
      changed[index] = Buffer.concat([packet.subarray(0, place), packet.subarray(place + 1 + (value % 8))]);
      return changed;
    case 'splice':
      changed[index] = Buffer.concat([packet.subarray(0, place), other.subarray(other.length >> 1)]);
      return changed;
    case 'repeat-packet':
      changed.splice(index, 0, packet);
      return changed;
    case 'drop-packet':
      changed.splice(index, 1);
      return changed;
    case 'swap-packets':
      changed[index] = other;
      changed[value % changed.length] = packet;
      return changed;
  }
  changed[index] = copy;
  return changed;
}
