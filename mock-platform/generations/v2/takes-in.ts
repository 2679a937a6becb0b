/** Whether a topic filter takes in a topic. A wildcard in its first level takes in none that begins with `$`. */
export function takesIn(filter: string, topic: string): boolean {
  const levels = filter.split('/');
  const named = topic.split('/');
  if (/^[+#]/.test(filter) && topic.startsWith('$')) return false;
  for (const [index, level] of levels.entries()) {
    if (level === '#') return true;
    if (index >= named.length || (level !== '+' && level !== named[index])) return false;
  }
  return levels.length === named.length;
}
