import { learn } from '../mock-platform/language/spoken.ts';
import { learnSettings } from '../mock-platform/settings/said-of-setting.ts';
import { settingsInChinese } from '../suites/configuration/settings.zh.ts';
import { en as events } from '../suites/journals/texts/en.ts';
import { zh as eventsInChinese } from '../suites/journals/texts/zh.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** The Chinese that only the command line speaks. */
export function learnChinese(): void {
  learn(en, zh);
  learn(events, eventsInChinese);
  learnSettings(settingsInChinese);
}
