import { type Command, Option } from 'commander';
import { saidOfSetting } from '../mock-platform/settings/said-of-setting.ts';
import type { Setting } from '../mock-platform/settings/setting.ts';
import { tell } from './texts.ts';

/** Adds the flag of a setting, with what the help says of it. */
export function addFlag(command: Command, setting: Omit<Setting, 'member'>): void {
  const { flag, alias, form, description, variable, otherwise, several, bare, off } = setting;
  if (form === 'switch' || form === 'switch-or-list') {
    const names = form === 'switch' ? '' : ' [names...]';
    const turned = (text: string, state: 'on' | 'off') =>
      tell(otherwise === state ? 'setting.isDefaultOr' : 'setting.or', {
        text: saidOfSetting(text),
        variable: `${variable}=${state === 'on'}`,
      });
    command.addOption(new Option(`${flag}${names}`, turned(description, 'on')));
    command.addOption(new Option(flag.replace('--', '--no-'), turned(off ?? '', 'off')));
    return;
  }
  const value = several || bare ? `${form}...` : form;
  const flags = `${alias === undefined ? '' : `${alias}, `}${flag} ${bare ? `[${value}]` : `<${value}>`}`;
  const said = { text: saidOfSetting(description), variable };
  const byDefault = otherwise === undefined ? undefined : saidOfSetting(otherwise);
  command.option(
    flags,
    byDefault === undefined ? tell('setting.or', said) : tell('setting.defaultOr', { ...said, otherwise: byDefault }),
  );
}
