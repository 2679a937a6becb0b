import type { Setting, SettingForm } from './setting.ts';

/** A setting of `serve`, whose variable is `PLATFORM_…` of its flag. */
export function platformSetting(
  member: string,
  flag: string,
  form: SettingForm,
  description: string,
  details: Partial<Pick<Setting, 'otherwise' | 'off' | 'several' | 'entry'>> = {},
): Setting {
  const variable = `PLATFORM_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`;
  return { member, variable, flag, form, description, ...details };
}
