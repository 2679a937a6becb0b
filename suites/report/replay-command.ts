import { optionName, type Setting } from '../../mock-platform/settings/setting.ts';
import { choosing, fileSetting, settings } from '../configuration/settings.ts';
import { shellWord } from './shell-word.ts';

/** Settings that say how a report looks or where it goes: to play something again they do not matter. */
const beside = new Set(['reportDir', 'baseline', 'verbose', 'seed', 'runs', 'long']);
/** All that a command gets, and where to find the rest of it. */
const given: readonly Setting[] = [{ ...fileSetting, member: 'config' }, ...settings];
const secret = /secret|password|token|psk|key/i;

/** The command that plays a token again through vitest, with the variables that named the device. */
export function vitestReplay(env: Readonly<Record<string, string | undefined>> = {}): (token: string) => string {
  const variables = given.flatMap(({ member, variable, flag }) => {
    const value = env[variable];
    return value && !beside.has(member) && !choosing.has(flag)
      ? [`${variable}=${shellWord(hidden(member, value))}`]
      : [];
  });
  return (token) => [...variables, `REPLAY=${shellWord(token)}`, 'npx vitest run --project conformance'].join(' ');
}

/** The command that plays a token again from the command line, with the flags that named the device. */
export function cliReplay(flags: Readonly<Record<string, unknown>> = {}): (token: string) => string {
  const words = wordsFor(
    flags,
    ({ member, flag }) => !beside.has(member) && !choosing.has(flag),
    ({ member }, word) => shellWord(hidden(member, word)),
  );
  return (token) => ['npx huawei-iot-conformance replay', shellWord(token), ...words].join(' ');
}

/** The words of a command line that gives these flags to `run`, or to `replay`, which has no use for some of them. */
export function flagWords(flags: Readonly<Record<string, unknown>>, command: 'run' | 'replay'): string[] {
  return wordsFor(flags, ({ flag }) => flag !== '--watch' && (command === 'run' || !choosing.has(flag)));
}

function wordsFor(
  flags: Readonly<Record<string, unknown>>,
  isWanted: (setting: Setting) => boolean,
  write: (setting: Setting, word: string) => string = (_, word) => word,
): string[] {
  return given.filter(isWanted).flatMap((setting) => {
    const value = flags[optionName(setting)];
    if (value === undefined) return [];
    if (typeof value === 'boolean') return [value ? setting.flag : setting.flag.replace('--', '--no-')];
    return [setting.flag, ...[value].flat().map((word) => write(setting, String(word)))];
  });
}

/** Reports are passed on: what looks like a secret is left out; the user fills it in. */
function hidden(member: string, value: string): string {
  if (member === 'identity.secret') return '***';
  if (member !== 'device.env') return value;
  return value.replace(/([^\s=]+)=(\S*)/g, (pair, name: string) => (secret.test(name) ? `${name}=***` : pair));
}
