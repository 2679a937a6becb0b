/** What docs/ARCHITECTURE.md says of the rooms: their order. */
export interface RoomOrder {
  /** The place of a file's room, counted from the first; undefined for a file that is in none. */
  placeOf(file: string): { readonly place: number; readonly room: string } | undefined;
}

/** Reads the block of code that begins with `rooms`. */
export function readRoomOrder(markdown: string): RoomOrder {
  const [, block] = /^```rooms\n([\s\S]*?)^```$/m.exec(markdown) ?? [];
  if (block === undefined) throw new Error('docs/ARCHITECTURE.md has no block ```rooms');
  const rooms = block.split(/\s+/).filter((room) => room !== '');
  const paths = rooms.flatMap((room, place) => expanded(room).map((path) => ({ path, place, room })));
  return {
    placeOf: (file) =>
      paths
        .filter(({ path }) => path === file || file.startsWith(`${path}/`))
        .toSorted((one, other) => other.path.length - one.path.length)[0],
  };
}

/** `a/{b,c}.ts` is `a/b.ts` and `a/c.ts`. */
function expanded(room: string): string[] {
  const [, before, names, after] = /^(.*?)\{(.*)\}(.*)$/.exec(room) ?? [];
  return names === undefined ? [room] : names.split(',').map((name) => `${before}${name}${after}`);
}
