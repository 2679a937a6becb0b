import { splitCommandLine } from '../device/command-line.ts';
import type { SettingForm } from './settings.ts';

/**
 * The value that a text means, from a variable or behind a flag. A text that means nothing comes back as it is, to be
 * refused with all other wrong values.
 */
export function readSetting(form: SettingForm, text: string): unknown {
  switch (form) {
    case 'number':
      return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
    case 'switch':
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      return /^(false|no|off|0)$/i.test(text) ? false : text;
    case 'switch-or-list':
      return /^(true|yes|on|1|false|no|off|0)$/i.test(text) ? readSetting('switch', text) : readSetting('list', text);
    case 'list':
      return text.split(/[\s,]+/).filter((item) => item !== '');
    case 'pairs':
      return pairsIn(text) ?? text;
    default:
      return text;
  }
}

function pairsIn(text: string): Record<string, string> | undefined {
  try {
    return pairsOf(splitCommandLine(text));
  } catch {
    return undefined;
  }
}

/** `NAME=value` words as an object; undefined when one of them is not a pair. */
export function pairsOf(words: readonly string[]): Record<string, string> | undefined {
  const pairs = words.map((word) => /^([^=]+)=(.*)$/s.exec(word));
  return pairs.includes(null) ? undefined : Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]));
}
