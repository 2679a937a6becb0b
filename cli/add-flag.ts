import { type Command, Option } from 'commander';
import type { Setting } from '../mock-platform/settings/setting.ts';

/** Adds the flag of a setting, with what the help says of it. */
export function addFlag(command: Command, setting: Omit<Setting, 'member'>): void {
  const { flag, alias, form, description, variable, otherwise, several, bare, off } = setting;
  const told = (text: string, byDefault = '') => `${text} (${byDefault}or ${variable})`;
  if (form === 'switch' || form === 'switch-or-list') {
    const names = form === 'switch' ? '' : ' [names...]';
    const turned = (text: string, state: 'on' | 'off') =>
      `${text} (${otherwise === state ? 'default; ' : ''}or ${variable}=${state === 'on'})`;
    command.addOption(new Option(`${flag}${names}`, turned(description, 'on')));
    command.addOption(new Option(flag.replace('--', '--no-'), turned(off ?? '', 'off')));
    return;
  }
  const value = several || bare ? `${form}...` : form;
  const flags = `${alias === undefined ? '' : `${alias}, `}${flag} ${bare ? `[${value}]` : `<${value}>`}`;
  command.option(flags, told(description, otherwise === undefined ? '' : `default: ${otherwise}; `));
}
