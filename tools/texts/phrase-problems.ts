import { checkTranslation } from '../../mock-platform/language/check-translation.ts';
import { type Phrase, phraseBook } from '../../mock-platform/language/phrase-book.ts';
import { madeOfTwo, notSaid } from './not-said.ts';
import { filesIn, type Said, saidInCode, withoutNames } from './said-in-code.ts';

/** Rooms whose texts reach reports: each of their phrases has its Chinese. */
const rooms = [
  'suites/rules',
  'suites/verdicts',
  'suites/arbitraries',
  'suites/device/cannot-start.ts',
  'suites/scenarios/introduction.ts',
  'suites/scenarios/other-generation.ts',
  'suites/scenarios/refused.ts',
  'suites/scenarios/v1/playbook.ts',
  'suites/scenarios/v2/playbook.ts',
  'suites/scenarios/why-not-ready.ts',
  'suites/sequences/describe-step.ts',
  'suites/depth/depth-of.ts',
  'suites/depth/echo-hints.ts',
  'suites/depth/learnt-echo.ts',
  'suites/depth/notes.ts',
  'suites/depth/shallows.ts',
  'suites/run/bail.ts',
  'suites/run/confirm.ts',
  'suites/run/counterexamples.ts',
  'suites/run/find-counterexample.ts',
  'suites/run/first-signal.ts',
  'suites/run/play-run.ts',
  'suites/run/play-scenario.ts',
  'suites/run/run-limit.ts',
  'suites/run/settle-run.ts',
  'suites/run/stopping.ts',
  'suites/run/too-busy.ts',
  'mock-platform/protocol',
  'mock-platform/wire/connect.ts',
  'mock-platform/wire/client-packets.ts',
  'mock-platform/wire/packet-decoder.ts',
  'mock-platform/wire/packet-reader.ts',
  'mock-platform/wire/topic-filter.ts',
  'mock-platform/wire/violation.ts',
  'mock-platform/product-model/validate.ts',
  'mock-platform/product-model/validate-value.ts',
  'mock-platform/generations/v1/check-credentials.ts',
  'mock-platform/generations/v1/diagnose-value.ts',
  'mock-platform/generations/v1/dialect.ts',
  'mock-platform/generations/v1/explain-foreign-topic.ts',
  'mock-platform/generations/v1/find-login.ts',
  'mock-platform/generations/v1/messages.ts',
  'mock-platform/generations/v1/mistaken-mid.ts',
  'mock-platform/generations/v2/check-credentials.ts',
  'mock-platform/generations/v2/dialect.ts',
  'mock-platform/generations/v2/explain-message.ts',
  'mock-platform/generations/v2/explain-topic.ts',
  'mock-platform/generations/v2/mistaken-request-id.ts',
  'mock-platform/generations/v2/read-content.ts',
  'mock-platform/generations/plain-dialect.ts',
  'mock-platform/listeners/explain-listen-error.ts',
  'mock-platform/listeners/explain-tls-failure.ts',
  'mock-platform/wire/watch-end.ts',
  'mock-platform/wire/tap.ts',
];

/** What is wrong with the Chinese of what judges put together: missing, unused, told twice, or mistaken for another one. */
export function phraseProblems(root: string, phrases: readonly Phrase[]): string[] {
  return [...problemsOfCode(saidInCode(root, filesIn(root, rooms)), phrases), ...problemsOfBook(phrases)];
}

function problemsOfCode(said: readonly Said[], phrases: readonly Phrase[]): string[] {
  const known = new Set(phrases.map(([source]) => withoutNames(source)));
  const inCode = new Set(said.map(({ text }) => text));
  const book = phraseBook(phrases);
  const isKnown = (text: string) => known.has(text) || book(text) !== text;
  const missing = said.filter(({ file, text }) => isPhrase(text) && !isKnown(text) && !notSaid(file, text));
  const unused = phrases.filter(([source]) => !inCode.has(withoutNames(source)) && !madeOfTwo.has(source));
  return [
    ...missing.map(
      ({ file, text }) => `${file} says ${JSON.stringify(text)}, which has no Chinese in a phrases.zh.ts.`,
    ),
    ...unused.map(([source]) => `${JSON.stringify(source)} is translated, and no code says it. Take the phrase out.`),
  ];
}

/** Does it look like one for people: a word and something beside it? */
function isPhrase(text: string): boolean {
  return /\S +\S/.test(text) && /(?<![\w$./-])(?!ms\b)[a-z]{2,}(?![\w./=-])/.test(text);
}

function problemsOfBook(phrases: readonly Phrase[]): string[] {
  const sources = new Map<string, number>();
  for (const [source] of phrases) sources.set(source, (sources.get(source) ?? 0) + 1);
  const twice = [...sources].filter(([, count]) => count > 1);
  const texts = Object.fromEntries(phrases.map(([source]) => [source, source]));
  const pairs = Object.fromEntries(phrases.map((phrase) => [phrase[0], phrase]));
  return [
    ...phrases.flatMap(([source]) =>
      /[^{}\s]/.test(withoutNames(source)) ? [] : [`${JSON.stringify(source)} has no text of its own.`],
    ),
    ...twice.map(([source]) => `${JSON.stringify(source)} is translated more than once.`),
    ...checkTranslation(texts, pairs),
    ...mistaken(phrases),
  ];
}

/** Each phrase is filled with samples, and told again: it must not be taken for another one. */
function mistaken(phrases: readonly Phrase[]): string[] {
  const known = 'known-words';
  const severalKnown = 'known words';
  const book = phraseBook([...phrases, [known, '已知的词'], [severalKnown, '已知的词']]);
  return phrases.flatMap(([source, translation]) => {
    const told = book(sampleOf(source, known, severalKnown));
    const expected = sampleOf(translation, '已知的词');
    return told === expected
      ? []
      : [`${JSON.stringify(source)} is told as ${JSON.stringify(told)}, expected ${JSON.stringify(expected)}.`];
  });
}

function sampleOf(text: string, words: string, what = words): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (/^n\d*$/.test(name)) return `70${name.slice(1)}`;
    if (/^(id|ids|path)\d*$/.test(name)) return `X/${name}`;
    if (/^json\d*$/.test(name)) return '[0]';
    if (/^quoted\d*$/.test(name)) return `"${name}"`;
    if (name === 'what') return what;
    return /^\d+$/.test(name) ? `<${name}>` : words;
  });
}
