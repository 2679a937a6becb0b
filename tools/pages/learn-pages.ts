import { learn } from '../../mock-platform/language/spoken.ts';
import { learnChinese } from '../../suites/report/learn-chinese.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** The Chinese of the rules' pages. */
export function learnPages(): void {
  learn(en, zh);
  learnChinese();
}
