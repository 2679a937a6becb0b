/** Of an object without members, and of each member: what V8 takes for them on 64 bits, rounded up. */
const ofObject = 64;
const ofMember = 24;
const ofText = 32;
/** What a reader of JSON takes is not nested deeper; a user's codec may return anything. */
const deepest = 200;
/** V8 keeps an object with this many members as a table that also has their names. */
const fewMembers = 20;

/**
 * About how many bytes of memory a value takes, rather too many than too few. Bytes count without what they are a view of: that
 * may be shared, see `buffersOf`.
 */
export function weigh(value: unknown, depth = 0): number {
  if (typeof value === 'string') return ofText + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (ArrayBuffer.isView(value)) return ofObject;
  if (depth > deepest) return ofObject;
  let weight = ofObject;
  if (Array.isArray(value)) {
    for (const one of value) weight += 16 + weigh(one, depth + 1);
    return weight;
  }
  const members = value as Record<string, unknown>;
  let count = 0;
  for (const name in members) {
    count += 1;
    weight += ofMember + weigh(members[name], depth + 1);
    if (count > fewMembers) weight += ofText + 2 * name.length;
  }
  return weight;
}

/** The memory that an entry's bytes are views of: one packet's are parts of the same chunk, and one chunk holds many packets. */
export function buffersOf(entry: object): ArrayBufferLike[] {
  const buffers: ArrayBufferLike[] = [];
  collect(entry as Readonly<Record<string, unknown>>, buffers);
  const { packet } = entry as { readonly packet?: object };
  if (packet) {
    collect(packet as Readonly<Record<string, unknown>>, buffers);
    const { will } = packet as { readonly will?: Readonly<Record<string, unknown>> };
    if (will) collect(will, buffers);
  }
  return buffers;
}

function collect(
  { raw, payload, leftover, password }: Readonly<Record<string, unknown>>,
  into: ArrayBufferLike[],
): void {
  if (raw instanceof Uint8Array) add(raw, into);
  if (payload instanceof Uint8Array) add(payload, into);
  if (leftover instanceof Uint8Array) add(leftover, into);
  if (password instanceof Uint8Array) add(password, into);
}

function add({ buffer }: Uint8Array, into: ArrayBufferLike[]): void {
  if (!into.includes(buffer)) into.push(buffer);
}
