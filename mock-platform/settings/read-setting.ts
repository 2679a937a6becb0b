import type { Setting } from './setting.ts';

type Written = Pick<Setting, 'form' | 'split' | 'entry'>;

/**
 * The value that a text means, from a variable or behind a flag. A text that means nothing comes back as it is, to be
 * refused with all other wrong values.
 */
export function readSetting(setting: Written, text: string): unknown {
  switch (setting.form) {
    case 'number':
      return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
    case 'port':
      if (/^(off|none|false|no)$/i.test(text)) return false;
      return /^\d+$/.test(text.trim()) ? Number(text) : text;
    case 'switch':
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      return /^(false|no|off|0)$/i.test(text) ? false : text;
    case 'switch-or-list':
      return readSetting(
        { ...setting, form: /^(true|yes|on|1|false|no|off|0)$/i.test(text) ? 'switch' : 'list' },
        text,
      );
    case 'list':
      return entriesOf(setting, wordsIn(setting, text) ?? [text]);
    case 'pairs': {
      const words = wordsIn(setting, text);
      return (words && pairsOf(words)) ?? text;
    }
    default:
      return text;
  }
}

/** The value that commander hands over for a flag: of one that may be repeated all its words, of a switch true or false. */
export function readFlag(setting: Written, value: unknown): unknown {
  if (typeof value === 'string') return readSetting(setting, value);
  if (!Array.isArray(value)) return value;
  const words = value.map(String);
  if (setting.form === 'pairs') return pairsOf(words) ?? value;
  if (setting.entry) return entriesOf(setting, words);
  return setting.form === 'list' || setting.form === 'switch-or-list' ? readSetting(setting, words.join(' ')) : value;
}

/** `NAME=value` words as an object; undefined when one of them is not a pair. */
export function pairsOf(words: readonly string[]): Record<string, string> | undefined {
  const pairs = words.map((word) => /^([^=]+)=(.*)$/s.exec(word));
  return pairs.includes(null) ? undefined : Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]));
}

function entriesOf({ entry }: Written, words: readonly string[]): unknown[] {
  return words.map((word) => entry?.(word) ?? word);
}

function wordsIn({ split = atCommas }: Written, text: string): readonly string[] | undefined {
  try {
    return split(text);
  } catch {
    return undefined;
  }
}

function atCommas(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}
