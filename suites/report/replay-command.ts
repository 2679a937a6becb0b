import { optionName, settings } from '../configuration/settings.ts';
import { shellWord } from './shell-word.ts';

/** Settings that say how a report looks or where it goes: to play something again they do not matter. */
const beside = new Set([
  ...['reportDir', 'baseline', 'verbose'],
  ...['seed', 'runs', 'long', 'rule', 'area', 'scenario', 'bail', 'watch'],
]);
const secret = /secret|password|token|psk|key/i;

/** The command that plays a token again through vitest, with the variables that named the device. */
export function vitestReplay(env: Readonly<Record<string, string | undefined>> = {}): (token: string) => string {
  const variables = settings.flatMap(({ member, variable }) => {
    const value = env[variable];
    return value && !beside.has(member) ? [`${variable}=${shellWord(hidden(member, value))}`] : [];
  });
  return (token) => [...variables, `REPLAY=${shellWord(token)}`, 'npx vitest run --project conformance'].join(' ');
}

/** The command that plays a token again from the command line, with the flags that named the device. */
export function cliReplay(flags: Readonly<Record<string, unknown>> = {}): (token: string) => string {
  const words = settings.flatMap((setting) => {
    const value = flags[optionName(setting)];
    if (value === undefined || beside.has(setting.member)) return [];
    if (typeof value === 'boolean') return [value ? setting.flag : setting.flag.replace('--', '--no-')];
    return [setting.flag, ...[value].flat().map((word) => shellWord(hidden(setting.member, String(word))))];
  });
  return (token) => ['npx huawei-iot-conformance replay', shellWord(token), ...words].join(' ');
}

/** Reports are passed on: what looks like a secret stays behind, to be filled in by whoever has it. */
function hidden(member: string, value: string): string {
  if (member === 'identity.secret') return '***';
  if (member !== 'device.env') return value;
  return value.replace(/([^\s=]+)=(\S*)/g, (pair, name: string) => (secret.test(name) ? `${name}=***` : pair));
}
