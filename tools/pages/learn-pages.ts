import { learnPhrases } from '../../mock-platform/language/retold.ts';
import { learn } from '../../mock-platform/language/spoken.ts';
import { learnChinese } from '../../suites/report/learn-chinese.ts';
import { phrasesInChinese } from '../../suites/report/phrases.zh.ts';
import { faultyDevices } from './faulty-devices.zh.ts';
import { shownByTheBook } from './packets-by-the-book.zh.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** The Chinese of the rules' pages. */
export function learnPages(): void {
  learn(en, zh);
  learnChinese();
  learnPhrases([...phrasesInChinese, ...faultyDevices, ...shownByTheBook]);
}
