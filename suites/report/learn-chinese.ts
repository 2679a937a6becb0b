import { learnPhrases } from '../../mock-platform/language/retold.ts';
import { learn } from '../../mock-platform/language/spoken.ts';
import { en as configuration } from '../configuration/texts/en.ts';
import { zh as configurationInChinese } from '../configuration/texts/zh.ts';
import { en as bench } from '../device/texts/en.ts';
import { zh as benchInChinese } from '../device/texts/zh.ts';
import { en as needs } from '../rules/needs/texts/en.ts';
import { zh as needsInChinese } from '../rules/needs/texts/zh.ts';
import { rulesInChinese } from '../rules/rules.zh.ts';
import { en as areas } from '../rules/texts/en.ts';
import { zh as areasInChinese } from '../rules/texts/zh.ts';
import { learnRules } from '../rules/translated-rules.ts';
import { en as runs } from '../run/texts/en.ts';
import { zh as runsInChinese } from '../run/texts/zh.ts';
import { en as explained } from './explained/texts/en.ts';
import { zh as explainedInChinese } from './explained/texts/zh.ts';
import { phrasesInChinese } from './phrases.zh.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** The Chinese of reports and rules. */
export function learnChinese(): void {
  learn(en, zh);
  learn(configuration, configurationInChinese);
  learn(bench, benchInChinese);
  learn(runs, runsInChinese);
  learn(areas, areasInChinese);
  learn(needs, needsInChinese);
  learn(explained, explainedInChinese);
  learnRules(rulesInChinese);
  learnPhrases(phrasesInChinese);
}
