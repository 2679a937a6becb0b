/** How a setting is written as text, in a variable or behind a flag. */
export type SettingForm = 'text' | 'command' | 'file' | 'folder' | 'number' | 'switch' | 'list' | 'pairs';

/** One setting and its three places. */
export interface Setting {
  /** In a configuration file, such as `capabilities.transport`. */
  readonly member: string;
  /** Environment variable. */
  readonly variable: string;
  /** On the command line. A `switch` takes no value and has `--no-…` besides; `pairs` may be repeated. */
  readonly flag: string;
  /** Another, shorter flag for the same. */
  readonly alias?: string;
  readonly form: SettingForm;
  readonly description: string;
  /** Completes "expected …". */
  readonly expects: string;
}

const usually: Readonly<Record<SettingForm, string>> = {
  text: 'a text',
  command: 'a command line, or a list of words',
  file: 'the path of a module',
  folder: 'the path of a folder',
  number: 'milliseconds, a whole number from 1 to 3600000',
  switch: 'true or false',
  list: 'a list',
  pairs: 'variables, each NAME=value',
};

function setting(
  member: string,
  variable: string,
  form: SettingForm,
  description: string,
  expects = usually[form],
): Setting {
  const flag = `--${variable
    .replace(/^CONFORMANCE_/, '')
    .toLowerCase()
    .replaceAll('_', '-')}`;
  return { member, variable, flag, form, description, expects };
}

const id = 'a text of 1 to 256 characters';

const deviceCommand = setting(
  'device.command',
  'DEVICE_COMMAND',
  'command',
  'command that runs the device, without a shell',
);

/** All settings, in the order of the documentation. The command line and its help are made from this table. */
export const settings: readonly Setting[] = [
  { ...deviceCommand, alias: '--device' },
  setting('device.adapter', 'DEVICE_ADAPTER', 'command', 'command that runs an adapter around the device'),
  setting('device.module', 'DEVICE_MODULE', 'file', 'module whose default export starts the device'),
  setting('device.external', 'DEVICE_EXTERNAL', 'switch', 'the device is hardware that you connect yourself'),
  setting('device.resetCommand', 'DEVICE_RESET_COMMAND', 'command', 'command that resets the external device'),
  setting('device.cwd', 'DEVICE_CWD', 'folder', 'folder in which the command runs'),
  setting('device.env', 'DEVICE_ENV', 'pairs', 'further environment variables of the command'),
  setting('productModel', 'PRODUCT_MODEL', 'folder', "folder with the product model's files (default: a street lamp)"),

  setting('capabilities.transport', 'CONFORMANCE_TRANSPORT', 'text', 'how it connects', '"mqtts" or "mqtt"'),
  setting(
    'capabilities.authentication',
    'CONFORMANCE_AUTHENTICATION',
    'text',
    'the id that it logs in with',
    '"either", "device-id" or "node-id"',
  ),
  setting(
    'capabilities.codecModes',
    'CONFORMANCE_CODEC_MODES',
    'list',
    'the codec modes that it speaks',
    'a list of "json" and "binary"',
  ),
  setting('capabilities.commands', 'CONFORMANCE_COMMANDS', 'switch', 'it takes commands'),
  setting(
    'capabilities.reports',
    'CONFORMANCE_REPORTS',
    'text',
    'it reports at its own pace, when told, or never (default: "driven" with an adapter, else "periodic")',
    '"periodic", "driven" or "none"',
  ),
  setting('capabilities.reconnects', 'CONFORMANCE_RECONNECTS', 'switch', 'it comes back by itself'),
  setting(
    'capabilities.maxCommandBytes',
    'CONFORMANCE_MAX_COMMAND_BYTES',
    'number',
    'the longest command that it takes',
    'bytes, a whole number from 64 to 1048576',
  ),
  setting('capabilities.keepsReports', 'CONFORMANCE_KEEPS_REPORTS', 'switch', 'it repeats unacknowledged reports'),
  setting(
    'capabilities.echoCommand',
    'CONFORMANCE_ECHO_COMMAND',
    'text',
    'a command whose response repeats its parameters',
    'Service/COMMAND',
  ),

  setting('timeouts.startMs', 'CONFORMANCE_START_MS', 'number', 'time to start, connect and subscribe'),
  setting('timeouts.answerMs', 'CONFORMANCE_ANSWER_MS', 'number', 'time to answer a command'),
  setting('timeouts.reportMs', 'CONFORMANCE_REPORT_MS', 'number', 'time to report of its own accord'),
  setting('timeouts.reconnectMs', 'CONFORMANCE_RECONNECT_MS', 'number', 'time to come back after a break'),
  setting('timeouts.stopMs', 'CONFORMANCE_STOP_MS', 'number', 'time to end when asked to, before it is killed'),

  setting('identity.deviceId', 'CONFORMANCE_DEVICE_ID', 'text', "the device's deviceId", id),
  setting('identity.nodeId', 'CONFORMANCE_NODE_ID', 'text', "the device's nodeId", id),
  setting('identity.secret', 'CONFORMANCE_SECRET', 'text', "the device's secret (default: a new one)", id),
  setting('platform.host', 'CONFORMANCE_HOST', 'text', 'where the platform listens', 'a host name or an address'),
  setting(
    'platform.port',
    'CONFORMANCE_PORT',
    'number',
    'port that it listens on; 0 takes any free one',
    'a port from 0 to 65535',
  ),
  setting('registration', 'CONFORMANCE_REGISTRATION', 'switch', 'it registers itself with the secret of its product'),
  setting('codec', 'CONFORMANCE_CODEC', 'file', "the product's codec: a module that exports decode and encode"),

  setting('strict', 'CONFORMANCE_STRICT', 'switch', 'a broken SHOULD fails the run'),
  setting('long', 'CONFORMANCE_LONG', 'switch', 'play the scenarios that wait for a keep-alive, too'),
  setting(
    'runs',
    'CONFORMANCE_RUNS',
    'number',
    'how much is tried: quick, normal (default), thorough, or a number of generated sequences',
    '"quick", "normal", "thorough", or a whole number from 1 to 100000',
  ),
  setting(
    'budget',
    'CONFORMANCE_BUDGET',
    'number',
    'seconds to look for the shortest sequence for each broken rule; 0 for none (default: 10)',
    'seconds, a whole number from 0 to 3600',
  ),
  setting(
    'seed',
    'CONFORMANCE_SEED',
    'number',
    'seed of all that is generated (default: a new one)',
    'a whole number from -2147483648 to 2147483647',
  ),
  setting(
    'known',
    'CONFORMANCE_KNOWN',
    'list',
    'rules that the device is expected to break, for now',
    'a list of rule ids, or of { rule, reason }',
  ),
  setting('reportDir', 'REPORT_DIR', 'folder', 'folder for the reports'),
  setting(
    'baseline',
    'CONFORMANCE_BASELINE',
    'file',
    'earlier conformance.json to compare with (default: the one in the folder for the reports)',
    'the path of a conformance.json',
  ),
  setting('verbose', 'CONFORMANCE_VERBOSE', 'switch', 'show a line for each rule, not only for each area'),
];

/** Where the configuration file is. No member of it, but a variable and a flag like the others. */
export const fileSetting: Omit<Setting, 'member'> = {
  variable: 'CONFORMANCE_CONFIG',
  flag: '--config',
  form: 'file',
  description: 'configuration file (default: conformance.config.{ts,js,json,yaml} in the working folder)',
  expects: 'the path of a configuration file',
};

/** The name under which commander hands over a flag's value: `--device-command` is `deviceCommand`. */
export function optionName({ flag }: Pick<Setting, 'flag'>): string {
  return flag.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
