/** The JSON path of a member or element: `$.data` and 0 give `$.data[0]`, `$` and `a b` give `$["a b"]`. */
export function memberPath(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(String(key)) ? `${path}.${String(key)}` : `${path}[${JSON.stringify(String(key))}]`;
}
