import { spoken } from '../language/spoken.ts';
import type { Texts, Translation } from '../language/texts.ts';
import type { Setting } from './setting.ts';

/** By the English text: settings that say the same share it. */
const learnt = new Map<string, string>();

/** What is said of settings in Chinese, by names such as `run --device-command`. It is loaded only where Chinese is spoken. */
export function learnSettings(translations: Readonly<Record<string, Translation>>): void {
  for (const [source, translation] of Object.values(translations)) learnt.set(source, translation);
}

/** What a setting says of itself, in the language that is spoken. What is not in words, such as a number, stays as it is. */
export function saidOfSetting(text: string): string {
  return (spoken() === 'zh' && learnt.get(text)) || text;
}

/** What there is to translate of the settings of a command, under the same names. */
export function partsOfSettings(command: string, settings: readonly Omit<Setting, 'member'>[]): Texts {
  const parts = settings.flatMap(({ flag, description, off, otherwise }): [string, string][] => [
    [`${command} ${flag}`, description],
    ...(off === undefined ? [] : [[`${command} ${flag.replace('--', '--no-')}`, off] satisfies [string, string]]),
    ...(isInWords(otherwise) ? [[`${command} ${flag} otherwise`, otherwise] satisfies [string, string]] : []),
  ]);
  return Object.fromEntries(parts);
}

/** Numbers, and single words that are typed as they are, are the same in every language. */
function isInWords(otherwise: string | undefined): otherwise is string {
  return otherwise !== undefined && (/ /.test(otherwise) || ['all', 'none'].includes(otherwise));
}
