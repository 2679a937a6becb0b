/** Of our own, what is large and seldom needed. */
const seldom = [
  ['zh', /(\.|\/)zh$|\/(learn-)?chinese\b/],
  ['prose', /\/prose$/],
];

/**
 * Names the chunk of a module. Modules of one room that need the same packages are one chunk: whoever loads it needs all of these
 * packages anyway. So no command reads a package that it would not read without the bundle, and no two chunks need each other.
 */
export function chunksOfNeeds({ entries, packageOf, pathOf }) {
  const found = new Map();

  /** What a module needs, itself or by others that it imports at once. */
  function needsOf(id, graph) {
    const known = found.get(id);
    if (known) return known;
    const needs = new Set(seldom.filter(([, pattern]) => pattern.test(pathOf(id))).map(([name]) => name));
    found.set(id, needs);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      const other = packageOf(imported);
      for (const need of other ? [other] : needsOf(imported, graph)) needs.add(need);
    }
    return needs;
  }

  return (id, graph) => {
    const path = pathOf(id);
    // Alone, an entry exports what it did, and nothing that other chunks need.
    if (entries.includes(path)) return null;
    const [room] = path.split('/');
    return [room, ...[...needsOf(id, graph)].sort()].join('-').replaceAll(/[^\w-]/g, '');
  };
}
