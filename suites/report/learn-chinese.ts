import { learn } from '../../mock-platform/language/spoken.ts';
import { rulesInChinese } from '../rules/rules.zh.ts';
import { en as areas } from '../rules/texts/en.ts';
import { zh as areasInChinese } from '../rules/texts/zh.ts';
import { learnRules } from '../rules/translated-rules.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** The Chinese of reports and rules. */
export function learnChinese(): void {
  learn(en, zh);
  learn(areas, areasInChinese);
  learnRules(rulesInChinese);
}
