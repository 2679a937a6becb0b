import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-REPORT-01',
  level: 'MUST',
  sentence: 'sends exactly one JSON object, in well-formed UTF-8, in each PUBLISH on its JSON topic',
  source: 'ref 4',
  needs: ['json'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { codecMode, payload, unreadable, tooDeep, value } = entry;
      if (codecMode !== 'json') return;
      exercised();
      // How deep it may be nested is written nowhere: the bound is the mock's own.
      const isObject = tooDeep && /^\s*\{/.test(new TextDecoder().decode(payload));
      if (isObject) return;
      if (unreadable === undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) return;
      const nearMiss = unreadable === undefined ? undefined : nearMissOf(payload);
      broken({
        message: 'It published something else than one JSON object.',
        expected: 'one JSON object in UTF-8',
        actual: unreadable ?? (Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`),
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  }),
});

/** Habits of programs that put JSON together from strings, or count its bytes wrongly; each with what would mend it. */
const habits: readonly (readonly [nearMiss: string, mend: (text: string) => string])[] = [
  ['the NUL byte that ends a string in C', (text) => text.replace(/\0+$/, '')],
  ['a byte order mark in front', (text) => text.replace(/^\uFEFF/, '')],
  ['single quotation marks', (text) => text.replaceAll("'", '"')],
  ['a comma after the last member', (text) => text.replace(/,\s*([\]}])/g, '$1')],
  ['NaN, None or the like', (text) => text.replace(/\b(?:NaN|Infinity|nan|inf|None|True|False|undefined)\b/g, '0')],
  ['several objects in one PUBLISH', (text) => (text ? `[${text.replace(/\}\s*\{/g, '},{')}]` : '')],
];

function nearMissOf(payload: Uint8Array): string | undefined {
  const text = new TextDecoder('latin1').decode(payload);
  if (isJson(text)) return 'another encoding than UTF-8';
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
  return habits.find(([, mend]) => isJson(mend(utf8)))?.[0];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
