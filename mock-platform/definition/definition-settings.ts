import { v1Toggles } from '../generations/v1/toggles.ts';

/** How a setting is written as text, in a variable or behind a flag. */
export type DefinitionForm = 'text' | 'file' | 'folder' | 'number' | 'port' | 'switch' | 'list';

/** One setting of a served platform and its three places. */
export interface DefinitionSetting {
  /** In `platform.yaml`, such as `ports.tcp`. */
  readonly member: string;
  /** Environment variable. */
  readonly variable: string;
  /** On the command line. A `switch` does not take a value and also has `--no-…`; a `list` may be repeated. */
  readonly flag: string;
  readonly form: DefinitionForm;
  readonly description: string;
  /** Completes "expected …". */
  readonly expects: string;
  /** Of a switch: what `--no-…` says, and whether it is on when nothing is given. */
  readonly off?: string;
  readonly otherwise?: string;
}

function setting(
  member: string,
  flag: string,
  form: DefinitionForm,
  description: string,
  expects: string = form,
): DefinitionSetting {
  const variable = `PLATFORM_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`;
  return { member, variable, flag, form, description, expects };
}

function toggle(
  member: string,
  flag: string,
  { on, off, otherwise }: { readonly on: string; readonly off: string; readonly otherwise: 'on' | 'off' },
): DefinitionSetting {
  return { ...setting(member, flag, 'switch', on), off, otherwise };
}

const open = 'port, 0 takes any free one, "off" opens none';

/** All settings, in the order of the documentation. The command line and its help are made from this table. */
export const definitionSettings: readonly DefinitionSetting[] = [
  setting('host', '--host', 'text', 'address to listen on (default: 127.0.0.1)'),
  setting('ports.tcp', '--tcp-port', 'port', `MQTT: ${open} (default: 1883)`),
  setting('ports.tls', '--tls-port', 'port', `MQTT over TLS: ${open} (default: 8883)`),
  setting('ports.ws', '--ws-port', 'port', `MQTT over WebSocket: ${open} (default: 8083)`),
  setting('ports.wss', '--wss-port', 'port', `MQTT over WebSocket and TLS: ${open} (default: off)`),
  setting('ports.http', '--http-port', 'port', `applications' API over HTTP: ${open} (default: 8080)`),
  setting('ports.https', '--https-port', 'port', `applications' API over HTTPS: ${open} (default: 8743)`),
  setting('products', '--product', 'list', 'products', 'FOLDER or ID=FOLDER of a product model'),
  setting('devices', '--device', 'list', 'devices', 'NODEID or PRODUCTID/NODEID, and =DEVICEID or =DEVICEID:SECRET'),
  setting('applications', '--application', 'list', 'applications', 'APPID or APPID:SECRET'),
  setting('scripts', '--script', 'list', 'command scripts', 'paths'),
  setting('seed', '--seed', 'number', 'makes ids, secrets, tokens and mids repeatable'),
  setting('caFile', '--ca-file', 'file', 'where to write the CA certificate, which stays there'),
  setting('state', '--state', 'file', 'file that keeps registry and subscriptions over restarts'),
  setting('journal', '--journal', 'file', 'file to record the journal in, one JSON object a line'),
  setting('journalEntries', '--journal-entries', 'number', 'journal entries kept in memory (default: 20000)'),
  setting('journalBytes', '--journal-bytes', 'number', 'memory that they take at most (default: 16777216)'),
  setting(
    'journalFileBytes',
    '--journal-file-bytes',
    'number',
    'size at which the journal file is renamed to FILE.1, and a new one begun (default: 268435456)',
  ),
  toggle('rules', '--rules', {
    on: 'judge devices live and print the rules that they break',
    off: 'do not judge devices',
    otherwise: 'on',
  }),
  toggle('throttle', '--throttle', {
    on: 'refuse calls of an application beyond 100 in 60 s',
    off: 'answer every call of an application, however many there are',
    otherwise: 'on',
  }),
  setting(
    'options.timestampToleranceMs',
    '--timestamp-tolerance-ms',
    'number',
    'how far a checked timestamp may be off',
  ),
  setting('options.keepAlive', '--keep-alive', 'text', '"documented" refuses a keep-alive outside 30 to 1200 s'),
  setting('options.passwordCase', '--password-case', 'text', '"any" also accepts upper-case digits'),
  setting(
    'options.onViolation',
    '--on-violation',
    'text',
    'bytes that MQTT forbids: "close" the connection, or "record"',
  ),
  setting('options.foreignPublish', '--foreign-publish', 'text', 'a PUBLISH on a foreign topic: "drop" it, or "close"'),
  setting('options.commandWaitMs', '--command-wait-ms', 'number', 'time to wait for the answer to a command'),
  ...v1Toggles.map(([member, flag, words]) => toggle(member, flag, words)),
  setting('options.keyType', '--key-type', 'text', 'key of the server certificate: "rsa" or "ecdsa"'),
];

/** Where `platform.yaml` is. No member of it, but a variable and a flag like the others. */
export const definitionFileSetting: Omit<DefinitionSetting, 'member'> = {
  variable: 'PLATFORM_CONFIG',
  flag: '--config',
  form: 'file',
  description: 'what the platform consists of (default: platform.yaml in the working folder, if there is one)',
  expects: 'the path of a file',
};
