import { checkTranslation } from '../../mock-platform/language/check-translation.ts';
import { type Phrase, phraseBook } from '../../mock-platform/language/phrase-book.ts';
import { madeOfTwo, notSaid } from './not-said.ts';
import { errorRooms, ofPrograms, rooms, unreadRooms } from './rooms-that-speak.ts';
import { filesIn, type Said, saidInCode, withoutNames } from './said-in-code.ts';

/** What is wrong with the Chinese of what code puts together: missing, unused, told twice, or mistaken for another one. */
export function phraseProblems(root: string, phrases: readonly Phrase[]): string[] {
  return [...problemsOfCode(saidToUsers(root), phrases), ...problemsOfBook(phrases)];
}

/** What reports and lines say, and what errors say, wherever they are made. */
function saidToUsers(root: string): Said[] {
  const files = new Set(filesIn(root, rooms));
  const ofErrors = new Set(filesIn(root, errorRooms));
  const all = new Set([...files, ...ofErrors, ...filesIn(root, ['mock-platform', 'suites', 'cli'])]);
  return saidInCode(root, [...all]).filter(({ file, error }) => {
    if (error === undefined) return files.has(file) || ofErrors.has(file);
    return error === 'Error' ? ofErrors.has(file) : !ofPrograms.has(error) && !unreadRooms.test(file);
  });
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
