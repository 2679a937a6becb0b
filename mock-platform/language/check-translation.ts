import type { Texts, Translation } from './texts.ts';

/**
 * What is wrong with a translation, a sentence each: a text that is missing, empty or has other values than its source, a source that
 * has changed, and a translation of what is not there. The compiler sees most of it in texts that are literals; this is for all others.
 */
export function checkTranslation(sources: Texts, translations: Readonly<Record<string, Translation>>): string[] {
  const unused = Object.keys(translations).filter((name) => sources[name] === undefined);
  return [
    ...Object.entries(sources).flatMap(([name, source]) => problemsOf(name, source, translations[name])),
    ...unused.map((name) => `${name} is translated, but there is no such text. Take the translation out.`),
  ];
}

function problemsOf(name: string, now: string, translation: Translation | undefined): string[] {
  if (!translation) return [`${name} is not translated: ${JSON.stringify(now)}.`];
  const [source, text] = translation;
  if (source !== now) {
    const was = `It was ${JSON.stringify(source)}, and is ${JSON.stringify(now)}.`;
    return [
      `${name} has changed since it was translated. ${was} Translate it again, and put the new source beside it.`,
    ];
  }
  if (text.trim() === '' && now.trim() !== '') return [`The translation of ${name} is empty.`];
  const [expected, actual] = [valuesIn(now), valuesIn(text)];
  if (expected === actual) return [];
  return [`The translation of ${name} has the values ${actual || 'none'}, expected ${expected || 'none'}.`];
}

/** The names of the values in a text, each once. Code in backquotes may have braces of its own. */
function valuesIn(text: string): string {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place);
  return [...new Set(names)].toSorted().join(', ');
}
