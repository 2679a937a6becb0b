import type { SettingsTable } from '../../mock-platform/settings/gather-settings.ts';
import type { FileSetting, Setting } from '../../mock-platform/settings/setting.ts';
import { splitCommandLine } from '../device/command-line.ts';
import { runSetting as setting } from './run-setting.ts';
import { v1Capabilities, v1Settings } from './v1/settings.ts';
import { v2Capabilities } from './v2/settings.ts';

/** All settings, in the order of the documentation. The command line and its help are made from this table. */
export const settings: readonly Setting[] = [
  {
    ...setting('device.command', 'DEVICE_COMMAND', 'command', 'command that runs the device, without a shell'),
    alias: '--device',
  },
  setting('device.adapter', 'DEVICE_ADAPTER', 'command', 'command that runs an adapter around the device'),
  setting('device.module', 'DEVICE_MODULE', 'file', 'module whose default export starts the device'),
  setting('device.external', 'DEVICE_EXTERNAL', 'switch', 'the device is hardware that you connect yourself', {
    off: 'the device is not hardware, whatever the configuration file says',
    otherwise: 'off',
  }),
  setting('device.reference', 'CONFORMANCE_REFERENCE', 'switch', 'judge the reference device that comes with the kit', {
    off: 'judge only a device of yours',
    otherwise: 'off',
  }),
  setting('device.resetCommand', 'DEVICE_RESET_COMMAND', 'command', 'command that resets the external device'),
  setting('device.cwd', 'DEVICE_CWD', 'folder', 'folder in which the command runs'),
  setting(
    'device.env',
    'DEVICE_ENV',
    'pairs',
    'further environment variables of the command: variables, each NAME=value',
    {
      several: true,
      split: splitCommandLine,
    },
  ),
  setting(
    'productModel',
    'PRODUCT_MODEL',
    'path',
    "product model: product file (.json), folder with the capability files, or the console's zip",
    {
      otherwise: 'a street lamp',
    },
  ),

  setting(
    'generation',
    'CONFORMANCE_GENERATION',
    'number',
    'generation of the native MQTT interface that it speaks: 1, 2, or auto, by what it does',
    {
      otherwise: 'auto',
    },
  ),
  setting('capabilities.transport', 'CONFORMANCE_TRANSPORT', 'text', 'how it connects', {
    otherwise: 'mqtts',
  }),
  setting('capabilities.authentication', 'CONFORMANCE_AUTHENTICATION', 'text', 'the id that it logs in with', {
    otherwise: 'either',
  }),
  ...v1Capabilities,
  ...v2Capabilities,
  setting('capabilities.commands', 'CONFORMANCE_COMMANDS', 'switch', 'it accepts commands', {
    off: 'it takes no commands: the rules about them do not apply',
    otherwise: 'on',
  }),
  setting(
    'capabilities.reports',
    'CONFORMANCE_REPORTS',
    'text',
    'when it reports: periodic (by itself), driven (on request), or none',
    {
      otherwise: 'driven with an adapter, else periodic',
    },
  ),
  setting('capabilities.reconnects', 'CONFORMANCE_RECONNECTS', 'switch', 'it reconnects after a lost connection', {
    off: 'it does not come back when its connection breaks: the rules about that do not apply',
    otherwise: 'on',
  }),
  setting(
    'capabilities.maxCommandBytes',
    'CONFORMANCE_MAX_COMMAND_BYTES',
    'number',
    'size in bytes of the longest command that it accepts',
    {
      otherwise: '1024',
    },
  ),
  setting('capabilities.keepsReports', 'CONFORMANCE_KEEPS_REPORTS', 'switch', 'it repeats unacknowledged reports', {
    off: 'it may lose reports that were not acknowledged',
    otherwise: 'off',
  }),
  setting(
    'capabilities.oneAtATime',
    'CONFORMANCE_ONE_AT_A_TIME',
    'switch',
    'only one of it can run at a time: the run takes longer',
    {
      off: 'several of it can run side by side, each with a connection of its own',
      otherwise: 'off',
    },
  ),
  setting(
    'capabilities.echoCommand',
    'CONFORMANCE_ECHO_COMMAND',
    'text',
    'a command whose response repeats its parameters',
  ),

  setting('timeouts.startMs', 'CONFORMANCE_START_MS', 'number', 'time to start, connect and subscribe', {
    otherwise: '15000',
  }),
  setting('timeouts.answerMs', 'CONFORMANCE_ANSWER_MS', 'number', 'time to answer a command', { otherwise: '20000' }),
  setting('timeouts.reportMs', 'CONFORMANCE_REPORT_MS', 'number', 'time until the device sends a report itself', {
    otherwise: '30000',
  }),
  setting('timeouts.reconnectMs', 'CONFORMANCE_RECONNECT_MS', 'number', 'time to come back after a break', {
    otherwise: '45000',
  }),
  setting('timeouts.stopMs', 'CONFORMANCE_STOP_MS', 'number', 'time to end when asked to, before it is killed', {
    otherwise: '3000',
  }),
  setting(
    'timeouts.runMs',
    'CONFORMANCE_RUN_MS',
    'number',
    'time for the run after its first look: then it stops, and reports what it has',
    {
      otherwise: '120000; 30000 with --runs quick, 2 hours with --runs thorough, more with --long',
    },
  ),

  setting('identity.deviceId', 'CONFORMANCE_DEVICE_ID', 'text', "the device's deviceId", {
    otherwise: 'conformance-device',
  }),
  setting('identity.nodeId', 'CONFORMANCE_NODE_ID', 'text', "the device's nodeId", {
    otherwise: 'conformance-node',
  }),
  setting('identity.secret', 'CONFORMANCE_SECRET', 'text', "the device's secret", {
    otherwise: 'a new one',
  }),
  setting('platform.host', 'CONFORMANCE_HOST', 'text', 'where the platform listens', {
    otherwise: '127.0.0.1',
  }),
  setting('platform.port', 'CONFORMANCE_PORT', 'number', 'port that it listens on; 0 uses any free one', {
    otherwise: '0',
  }),
  ...v1Settings,

  setting('rule', 'CONFORMANCE_RULE', 'list', 'judge only these rules, such as V2-CMD-01', {
    otherwise: 'all',
    several: true,
  }),
  setting('area', 'CONFORMANCE_AREA', 'list', 'judge only the rules of these areas, such as commands or V2-CMD', {
    otherwise: 'all',
    several: true,
  }),
  setting('scenario', 'CONFORMANCE_SCENARIO', 'list', 'play only these scenarios, such as cut or sequences', {
    otherwise: 'all that can show what is judged',
    several: true,
  }),
  setting('bail', 'CONFORMANCE_BAIL', 'switch', 'stop at the first failure that repeats', {
    off: 'play everything, whatever fails',
    otherwise: 'off',
  }),
  setting(
    'strict',
    'CONFORMANCE_STRICT',
    'switch-or-list',
    'a broken SHOULD fails the run; with names, only of these rules and areas',
    {
      off: 'a broken SHOULD is a warning',
      otherwise: 'off',
    },
  ),
  setting('long', 'CONFORMANCE_LONG', 'switch', 'also play the scenarios that wait for a keep-alive', {
    off: 'leave out the scenarios that wait for a keep-alive',
    otherwise: 'off',
  }),
  setting(
    'runs',
    'CONFORMANCE_RUNS',
    'number',
    'how much is tried: quick, normal, thorough, or a number of generated sequences',
    {
      otherwise: 'normal',
    },
  ),
  setting(
    'budget',
    'CONFORMANCE_BUDGET',
    'number',
    'seconds to look for the shortest sequence for each broken rule; 0 for none',
    {
      otherwise: '10',
    },
  ),
  setting('seed', 'CONFORMANCE_SEED', 'number', 'seed of all that is generated', {
    otherwise: 'a new one',
  }),
  setting('known', 'CONFORMANCE_KNOWN', 'list', 'rules that the device is expected to break, for now', {
    otherwise: 'none',
  }),
  setting(
    'watch',
    'CONFORMANCE_WATCH',
    'list',
    'what to watch in addition to the program of the device; with this flag, keep running and play again when it changes',
    {
      otherwise: 'nothing else',
      bare: true,
    },
  ),
  setting('reportDir', 'REPORT_DIR', 'folder', 'folder for the reports', { otherwise: 'reports' }),
  setting('baseline', 'CONFORMANCE_BASELINE', 'file', 'earlier conformance.json to compare with', {
    otherwise: 'the one in the folder for the reports',
  }),
  setting('verbose', 'CONFORMANCE_VERBOSE', 'switch', 'show a line for each rule', {
    off: 'show a line for each area',
    otherwise: 'off',
  }),
];

/** Flags that say what is played of a run: of no use where a token says it. */
export const choosing: ReadonlySet<string> = new Set(['--rule', '--area', '--scenario', '--bail', '--watch']);

/** Where the configuration file is. No member of it, but a variable and a flag like the others. */
export const fileSetting: FileSetting = {
  variable: 'CONFORMANCE_CONFIG',
  flag: '--config',
  form: 'file',
  description: 'configuration file',
  expects: 'the path of a configuration file',
  otherwise: 'conformance.config.{ts,js,json,yaml} in the working folder',
};

const extensions = ['.ts', '.mts', '.js', '.mjs', '.json', '.yaml', '.yml'];

/** What a run may be given, and where. */
export const settingsTable: SettingsTable = {
  settings,
  file: fileSetting,
  fileNames: extensions.map((extension) => `conformance.config${extension}`),
  extensions,
};
