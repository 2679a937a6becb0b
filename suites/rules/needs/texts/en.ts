/** What a rule needs of a device; each completes "a device that …". */
export const en = {
  tls: 'connects over TLS',
  commands: 'takes commands',
  reports: 'reports',
  json: 'speaks codec mode json',
  binary: 'speaks codec mode binary',
  adapter: 'can be told what to report, as an adapter',
  reconnects: 'connects again by itself',
  restart: 'can be stopped and started by the suites',
  'keeps-reports': 'declares that it keeps reports until they are acknowledged',
  echo: 'has a command that repeats its parameters',
  registration: 'registers itself',
  requests: 'takes commands, property sets or property gets',
  set: 'takes property sets',
  get: 'takes property gets',
  settable: 'says which properties keep what they are set to',
  'in-flight': 'takes several requests at a time',
} as const;
