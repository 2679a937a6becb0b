import { type Language, languages } from '../mock-platform/language/language.ts';
import { languageOfProcess, languageVariable } from '../mock-platform/language/language-of-process.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import { tell } from './texts.ts';

/** What the help says of the flag, which every command has. */
export const languageFlag = {
  name: '--lang',
  flags: `--lang <${languages.join('|')}>`,
  description: () => tell('program.lang', { variable: languageVariable }),
} as const;

/**
 * In which language a command line is answered, and the command line without the flag that says so. It is asked for before anything is
 * loaded that speaks. Processes that this one starts find it in their environment. @throws UsageError
 */
export function takeLanguage(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly language: Language; readonly rest: readonly string[] } {
  const end = argv.indexOf('--');
  const rest: string[] = [];
  let value: string | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const one = argv[at] ?? '';
    const isFlag = (end < 0 || at < end) && (one === languageFlag.name || one.startsWith(`${languageFlag.name}=`));
    if (!isFlag) {
      rest.push(one);
      continue;
    }
    value = one === languageFlag.name ? argv[++at] : one.slice(languageFlag.name.length + 1);
    if (value === undefined) throw new UsageError(`--lang needs a language: one of ${languages.join(', ')}.`);
  }
  const language = languageOfProcess(env, value);
  if (value !== undefined) env[languageVariable] = language;
  return { language, rest };
}
