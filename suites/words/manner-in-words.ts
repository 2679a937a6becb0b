import type { PacketSent } from '../../mock-platform/journal/events.ts';

/** How a packet was sent, where that is not one packet in one write: "in 41 pieces, cut after every byte". */
export function mannerInWords({ cuts, joined, raw }: Pick<PacketSent, 'cuts' | 'joined' | 'raw'>): string | undefined {
  if (joined !== undefined) return `in one piece with ${joined - 1} ${joined === 2 ? 'other' : 'others'}`;
  if (cuts === undefined) return undefined;
  const pieces = `in ${cuts.length + 1} pieces`;
  if (cuts.length === raw.length - 1) return `${pieces}, cut after every byte`;
  if (cuts.length > 3) return pieces;
  return `${pieces}, cut after byte ${cuts.join(', ')} of ${raw.length}`;
}
