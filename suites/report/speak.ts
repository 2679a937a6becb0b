import type { Language } from '../../mock-platform/language/language.ts';
import { languageOfProcess } from '../../mock-platform/language/language-of-process.ts';
import { speak } from '../../mock-platform/language/spoken.ts';
import { UsageError } from '../../mock-platform/usage-error.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';

/** From now on the process speaks this language. What is not spoken is not loaded. */
export async function speakIn(language: Language): Promise<void> {
  if (language === 'zh') (await import('./learn-chinese.ts')).learnChinese();
  speak(language);
}

/** The same as the environment asks for, where there are no flags: under Vitest. @throws ConfigurationError */
export async function speakAsAsked(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await speakIn(languageOfProcess(env));
  } catch (error) {
    throw error instanceof UsageError ? new ConfigurationError([error.message]) : error;
  }
}
