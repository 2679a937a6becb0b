/** An arrow that points the wrong way and is known: files of `room` import these. */
export interface Exception {
  readonly room: string;
  readonly files: readonly string[];
  readonly reason: string;
}

/** What docs/ARCHITECTURE.md says of the rooms: their order, and what does not keep to it yet. */
export interface RoomOrder {
  /** The place of a file's room, counted from the first; undefined for a file that is in none. */
  placeOf(file: string): { readonly place: number; readonly room: string } | undefined;
  readonly exceptions: readonly Exception[];
}

/** Reads the block of code that begins with `rooms`, and the table below it. */
export function readRoomOrder(markdown: string): RoomOrder {
  const [, block, below] = /^```rooms\n([\s\S]*?)^```\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(markdown) ?? [];
  if (block === undefined || below === undefined) throw new Error('docs/ARCHITECTURE.md has no block ```rooms');
  const rooms = block.split(/\s+/).filter((room) => room !== '');
  const paths = rooms.flatMap((room, place) => expanded(room).map((path) => ({ path, place, room })));
  const rows = [...below.matchAll(/^\| `([^`]+)` \| ((?:`[^`]+`(?:, )?)+) \| (.+) \|$/gm)];
  return {
    placeOf: (file) =>
      paths
        .filter(({ path }) => path === file || file.startsWith(`${path}/`))
        .toSorted((one, other) => other.path.length - one.path.length)[0],
    exceptions: rows.map(([, room = '', files = '', reason = '']) => ({
      room,
      files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
      reason,
    })),
  };
}

/** `a/{b,c}.ts` is `a/b.ts` and `a/c.ts`. */
function expanded(room: string): string[] {
  const [, before, names, after] = /^(.*?)\{(.*)\}(.*)$/.exec(room) ?? [];
  return names === undefined ? [room] : names.split(',').map((name) => `${before}${name}${after}`);
}
