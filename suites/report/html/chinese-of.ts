import { type PhraseBook, phraseBook } from '../../../mock-platform/language/phrase-book.ts';
import { filled, type Translation } from '../../../mock-platform/language/texts.ts';
import type { ConformanceResult, TraceRow } from '../../result/conformance-result.ts';
import { findProse } from '../../rules/prose-of.ts';
import { rulesInChinese } from '../../rules/rules.zh.ts';
import { zh as areas } from '../../rules/texts/zh.ts';
import { partsIn } from '../../rules/translated-rules.ts';
import { verdictPhrases } from '../../verdicts/phrases.zh.ts';
import { phrasesInChinese } from '../phrases.zh.ts';
import { storyOf } from '../story/story-of.ts';
import { zh as ofReport } from '../texts/zh.ts';
import type { Dictionary } from './dictionary.ts';
import { byReason } from './incomplete-section.ts';
import { zh } from './texts/zh.ts';

/** What the page says as the terminal report does. */
const inPage = /^(outcome|gap|stop|exits|verdict|known)\./;

/** What the page of this result says, with its Chinese: the page's own words, and of the rules what stands in it. */
export function chineseOf(result: ConformanceResult): Dictionary {
  const shared = Object.entries(ofReport).filter(([name]) => inPage.test(name));
  const own = [...Object.values(zh), ...shared.map(([, pair]) => pair), ...Object.values(areas)] as Translation[];
  const texts = own.filter(([source]) => !isTemplate(source) && source.trim() !== '');
  const verdicts = Object.entries(ofReport).flatMap(([name, [word, chinese]]): Translation[] =>
    name.startsWith('verdict.') ? [[capital(word), chinese]] : [],
  );
  return {
    texts: [...texts, ...verdicts, ...ofRules(result), ...verdictPhrases.filter(([source]) => !isTemplate(source))],
    templates: own.filter(([source]) => isTemplate(source)),
    told: toldIn(result),
  };
}

function ofRules({ rules }: ConformanceResult): Translation[] {
  const parts = partsIn(rulesInChinese);
  return rules.flatMap(({ id, sentence, violations }): Translation[] => {
    const said = parts[`${id}.sentence`];
    const when = parts[`${id}.when`];
    const prose = violations.length > 0 ? findProse(id) : undefined;
    const told = [parts[`${id}.look`], parts[`${id}.why`]].filter((one) => one !== undefined);
    return [
      ...(said && said[0] === sentence ? [said, [`The device ${sentence}.`, `设备${said[1]}。`] as const] : []),
      ...(when ? [when] : []),
      ...(prose ? told : []),
    ];
  });
}

/** What is said of the device: the page finds it in whole, and never looks into what a device says. */
function toldIn({ rules, scenarios, depth }: ConformanceResult): Translation[] {
  const book = phraseBook(phrasesInChinese);
  const said = [
    ...rules.flatMap(({ reason = '', violations }) => [
      reason,
      reason.split('\n')[0] ?? '',
      ...violations.flatMap(({ message, expected, actual, nearMiss = '', counterexample }) => [
        ...[message, expected, actual, nearMiss],
        ...[counterexample?.note ?? '', counterexample?.closing ?? ''],
        ...(counterexample?.steps.map(({ text }) => text) ?? []),
      ]),
    ]),
    ...scenarios.flatMap(({ title, reason = '' }) => [title, reason]),
    ...(depth?.warnings ?? []),
  ];
  const traces = rules.flatMap(({ violations }) => violations.map(({ trace }) => trace));
  const unseen = rules.filter(({ verdict }) => verdict === 'not-exercised');
  const gaps = [
    ...scenarios
      .filter(({ outcome }) => outcome !== 'ran')
      .flatMap(({ reason = '' }) => pairOf(zh.notRun, { why: reason }, book)),
    ...byReason(unseen).flatMap(([why, ids]) => pairOf(zh.notExercised, { ids: ids.join(', '), why }, book)),
  ];
  const names = Object.entries(ofReport).flatMap(([name, pair]): Translation[] =>
    name.startsWith('row.') ? [pair] : [],
  );
  const told = [...new Set([...said, ...toldBeside(traces)])].map((text): Translation => [text, book(text)]);
  return [...names, ...told.filter(([text, chinese]) => chinese !== text), ...gaps];
}

/** So many characters of what stands beside messages are told: the page stays bounded, whatever a run holds. */
const mostBeside = 20_000;

/** What happened, but for what messages carry. */
function toldBeside(traces: readonly (readonly TraceRow[])[]): string[] {
  let left = mostBeside;
  const texts = traces.flatMap((trace) => [
    ...storyOf({ trace: [...trace] }).flatMap(({ parts: { head, on } }) => [head, on]),
    ...trace.flatMap(({ packet, summary }) => (packet === 'PUBLISH' ? [] : [summary])),
  ]);
  return [...new Set(texts)].filter((text) => {
    left -= text.length;
    return left >= 0;
  });
}

/** A text of the page with a reason in it. */
function pairOf(pair: Translation, values: Readonly<Record<string, string>>, book: PhraseBook): Translation[] {
  const inChinese = { ...values, why: book(values.why ?? '') };
  return [[filled(pair[0], values), filled(pair[1], inChinese)]];
}

function isTemplate(source: string): boolean {
  return /\{\w+\}/.test(source);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
