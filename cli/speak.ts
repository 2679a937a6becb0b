import type { Language } from '../mock-platform/language/language.ts';
import { speakIn as reportIn } from '../suites/report/speak.ts';

/** From now on the command line, and all that it calls, speaks this language. What is not spoken is not loaded. */
export async function speakIn(language: Language): Promise<void> {
  if (language === 'zh') (await import('./learn-chinese.ts')).learnChinese();
  await reportIn(language);
}
