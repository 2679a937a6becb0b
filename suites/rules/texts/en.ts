/** The areas of the rules, by what their ids say. */
export const en = {
  CONN: 'connect and credentials',
  TLS: 'TLS',
  TOPIC: 'topics',
  REPORT: 'reports',
  PROP: 'property reports',
  SET: 'property sets',
  GET: 'property gets',
  CMD: 'commands',
  MSG: 'messages',
  EVENT: 'events',
  SESSION: 'session',
  STREAM: 'reading the stream',
  WIRE: 'MQTT 3.1.1 on the wire',
  BIN: 'binary codec mode',
  DYN: 'dynamic registration',
  'of generation': '{area}, generation {number}',
} as const;
