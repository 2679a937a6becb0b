import type { Setting, SettingForm } from '../../mock-platform/settings/setting.ts';

type Details = Partial<Pick<Setting, 'otherwise' | 'off' | 'several' | 'bare' | 'split'>>;

/** A setting of a run, whose flag is its variable without `CONFORMANCE_`. */
export function runSetting(
  member: string,
  variable: string,
  form: SettingForm,
  description: string,
  details: Details = {},
): Setting {
  const flag = `--${variable
    .replace(/^CONFORMANCE_/, '')
    .toLowerCase()
    .replaceAll('_', '-')}`;
  return { member, variable, flag, form, description, ...details };
}
