import { platformSetting as setting } from '../settings/platform-setting.ts';
import type { Setting } from '../settings/setting.ts';

/** How credentials are checked, where the documents leave a choice: the same for all generations. */
export const credentialSettings: readonly Setting[] = [
  setting(
    'options.timestampToleranceMs',
    '--timestamp-tolerance-ms',
    'number',
    'how far a checked timestamp may be off',
  ),
  setting('options.keepAlive', '--keep-alive', 'text', '"documented" refuses a keep-alive outside 30 to 1200 s'),
  setting('options.passwordCase', '--password-case', 'text', '"any" also accepts upper-case digits'),
];
