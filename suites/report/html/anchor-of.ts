/** The name under which a part of the page is found: ids of one's own rules may hold anything. */
export function anchorOf(name: string): string {
  return name.replace(/[^\w-]/g, '_');
}
