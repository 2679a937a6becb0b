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

/** The area that a rule's id names: `V1-CMD-01` is about commands, `MQTT-3.1.0-1` about the wire. */
export function areaOf(id: string): string {
  return /^V\d+-([A-Z]+)-/.exec(id)?.[1] ?? 'WIRE';
}

/** An area as a heading. */
export function areaTitle(area: string): string {
  return titles[area] ?? area;
}
