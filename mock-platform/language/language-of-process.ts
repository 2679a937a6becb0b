import { UsageError } from '../usage-error.ts';
import { type Language, languageNamed, languages } from './language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that names the language. A process hands its language on in it to those that it starts. */
export const languageVariable = 'CONFORMANCE_LANG';

/** In which language a process speaks: as the flag says, else as `CONFORMANCE_LANG`, else as the locale. @throws UsageError */
export function languageOfProcess(env: Environment, flag?: string): Language {
  if (flag !== undefined) return asked('--lang', flag);
  const variable = env[languageVariable];
  if (variable) return asked(languageVariable, variable);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languageNamed(locale) ?? 'en';
}

function asked(where: string, name: string): Language {
  const language = languageNamed(name);
  if (language) return language;
  throw new UsageError(`${where} is ${JSON.stringify(name)}, expected one of ${languages.join(', ')}.`);
}
