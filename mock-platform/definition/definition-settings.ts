import { served } from '../generations/served.ts';
import type { ServedGeneration } from '../generations/served-generation.ts';
import type { SettingsTable } from '../settings/gather-settings.ts';
import { platformSetting as setting } from '../settings/platform-setting.ts';
import type { FileSetting, Setting } from '../settings/setting.ts';
import type { KnownVariables } from '../settings/stray-variables.ts';
import { applicationIn, deviceIn, productIn } from './short-entries.ts';

/** Each word behind its flag is one entry. @param form of an entry, for an error */
function list(
  member: string,
  flag: string,
  description: string,
  entry: (text: string) => unknown,
  form?: string,
): Setting {
  const own = setting(member, flag, 'list', form === undefined ? description : `${description}: ${form}`);
  return { ...own, several: true, entry, ...(form !== undefined && { entryForm: form }) };
}

function toggle(
  member: string,
  flag: string,
  { on, ...details }: { readonly on: string; readonly off: string; readonly otherwise: 'on' | 'off' },
): Setting {
  return setting(member, flag, 'switch', on, details);
}

const open = 'port, 0 takes any free one, "off" opens none';

/** What does not depend on a generation. */
const ofPlatform: readonly Setting[] = [
  setting('host', '--host', 'text', 'address to listen on', { otherwise: '127.0.0.1' }),
  setting('ports.tcp', '--tcp-port', 'port', `MQTT: ${open}`, { otherwise: '1883' }),
  setting('ports.tls', '--tls-port', 'port', `MQTT over TLS: ${open}`, { otherwise: '8883' }),
  setting('ports.ws', '--ws-port', 'port', `MQTT over WebSocket: ${open}`, { otherwise: '8083' }),
  setting('ports.wss', '--wss-port', 'port', `MQTT over WebSocket and TLS: ${open}`, { otherwise: 'off' }),
  setting('ports.http', '--http-port', 'port', `applications' API over HTTP: ${open}`, { otherwise: '8080' }),
  setting('ports.https', '--https-port', 'port', `applications' API over HTTPS: ${open}`, { otherwise: '8743' }),
  list(
    'products',
    '--product',
    'products: PATH or ID=PATH of a product model, or of a product file (.json)',
    productIn,
  ),
  list(
    'devices',
    '--device',
    'devices',
    deviceIn,
    'NODEID, NODEID:SECRET, NODEID=DEVICEID or NODEID=DEVICEID:SECRET, with PRODUCTID/ in front where there are several products',
  ),
  list('applications', '--application', 'applications', applicationIn, 'APPID or APPID:SECRET'),
  list('scripts', '--script', 'command scripts: paths', String),
  setting('seed', '--seed', 'number', 'makes ids, secrets, tokens and mids repeatable'),
  setting('caFile', '--ca-file', 'file', 'where to write the CA certificate, which stays there'),
  setting('state', '--state', 'file', 'file that keeps registry and subscriptions over restarts'),
  setting('journal', '--journal', 'file', 'file to record the journal in, one JSON object a line'),
  setting('journalEntries', '--journal-entries', 'number', 'journal entries kept in memory', { otherwise: '20000' }),
  setting('journalBytes', '--journal-bytes', 'number', 'memory that they take at most', { otherwise: '8388608' }),
  setting(
    'journalFileBytes',
    '--journal-file-bytes',
    'number',
    'size at which the journal file is renamed to FILE.1, and a new one begun',
    { otherwise: '268435456' },
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
    'options.onViolation',
    '--on-violation',
    'text',
    'bytes that MQTT forbids: "close" the connection, or "record"',
  ),
  setting('options.foreignPublish', '--foreign-publish', 'text', 'a PUBLISH on a foreign topic: "drop" it, or "close"'),
  setting('options.commandWaitMs', '--command-wait-ms', 'number', 'time to wait for the answer to a command'),
  toggle('options.repeatMessages', '--repeat-messages', {
    on: 'send a message without PUBACK once more, three times (generation 2)',
    off: 'send every message once',
    otherwise: 'on',
  }),
  toggle('options.shadowDifferences', '--shadow-differences', {
    on: 'set what is desired and not reported when a device comes, and when it reports (generation 2)',
    off: 'keep what is desired to yourself',
    otherwise: 'on',
  }),
  setting('options.keyType', '--key-type', 'text', 'key of the server certificate: "rsa" or "ecdsa"'),
];

/** Where `platform.yaml` is. No member of it, but a variable and a flag like the others. */
export const definitionFileSetting: FileSetting = {
  variable: 'PLATFORM_CONFIG',
  flag: '--config',
  form: 'file',
  description: 'what the platform consists of',
  otherwise: 'platform.yaml in the working folder, if there is one',
  expects: 'the path of a file',
};

/**
 * All settings, in the order of the documentation. The command line and its help are made from this table.
 * @param generations to choose from
 * @param chosen the one that speaks; by default any may
 */
export function definitionSettingsOf(
  generations: readonly ServedGeneration[] = served,
  chosen?: ServedGeneration,
): readonly Setting[] {
  const names = generations.map(({ choice }) => choice);
  const [otherwise] = names;
  const choice = setting('generation', '--generation', 'text', `generation of the protocol: ${inWords(names)}`, {
    ...(otherwise !== undefined && { otherwise }),
  });
  return [...ofPlatform, ...(names.length > 1 ? [choice] : []), ...settingsOf(chosen ? [chosen] : generations)];
}

/** Names as in a sentence: `a, b or c`. */
function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** Those of several generations, each once. */
function settingsOf(generations: readonly ServedGeneration[]): readonly Setting[] {
  const all = generations.flatMap(({ settings }) => settings);
  return [...new Map(all.map((one) => [one.member, one])).values()];
}

/** What a platform may be given, and where. */
export function definitionTableOf(generations: readonly ServedGeneration[]): SettingsTable {
  return {
    settings: definitionSettingsOf(generations),
    file: definitionFileSetting,
    fileNames: ['platform.yaml', 'platform.yml'],
  };
}

/** Variables that `serve` reads. Other programs may have some with the same prefix. */
export function definitionVariablesOf(generations: readonly ServedGeneration[]): KnownVariables {
  const names = [...definitionSettingsOf(generations), definitionFileSetting].map(({ variable }) => variable);
  return { names, shared: ['PLATFORM_'], command: 'serve' };
}
