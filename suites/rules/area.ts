const titles: Readonly<Record<string, string>> = {
  CONN: 'connect and credentials',
  TLS: 'TLS',
  TOPIC: 'topics',
  REPORT: 'reports',
  CMD: 'commands',
  SESSION: 'session',
  STREAM: 'reading the stream',
  WIRE: 'MQTT 3.1.1 on the wire',
  BIN: 'binary codec mode',
  DYN: 'dynamic registration',
};

/** What one types for an area. */
const names: Readonly<Record<string, string>> = {
  CONN: 'connect',
  TLS: 'tls',
  TOPIC: 'topics',
  REPORT: 'reports',
  CMD: 'commands',
  SESSION: 'session',
  STREAM: 'stream',
  WIRE: 'wire',
  BIN: 'binary',
  DYN: 'registration',
};

/** What one types for an area, such as `commands`. */
export function areaName(area: string): string {
  return names[area] ?? area.toLowerCase();
}

/** What the ids of an area begin with: `V1-CMD` of `V1-CMD-01`, `MQTT` of `MQTT-3.1.0-1`. */
export function areaPrefix(id: string): string {
  return /^V\d+-[A-Z]+(?=-)/.exec(id)?.[0] ?? id.replace(/-.*/, '');
}

/** The area that a rule's id names: `V1-CMD-01` is about commands, `MQTT-3.1.0-1` about the wire. */
export function areaOf(id: string): string {
  return /^V\d+-([A-Z]+)-/.exec(id)?.[1] ?? 'WIRE';
}

/** Where the page of a rule lies below docs: `rules/v1/V1-CMD-01.md`, `rules/mqtt/MQTT-3.1.0-1.md`. */
export function pagePathOf(id: string): string {
  const [generation = 'mqtt'] = /^V\d+(?=-)/.exec(id) ?? [];
  return `rules/${generation.toLowerCase()}/${id}.md`;
}

/** An area as a heading. */
export function areaTitle(area: string): string {
  return titles[area] ?? area;
}
