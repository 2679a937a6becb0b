import fc from 'fast-check';

/** One of the ways to write the same JSON object: what no reader of JSON depends on. */
export interface JsonForm {
  /**
   * Order of the members, and of those in what they hold: each number picks one of those not yet written, counted from the
   * plain order and around again. Where the numbers end, the rest follows in plain order.
   */
  readonly picks: readonly number[];
  readonly layout: keyof typeof layouts;
  /** White space before and after the object. */
  readonly around: string;
  /** `non-ascii` escapes what is not ASCII, in lower or upper case hex; `values` every character of every string value. */
  readonly escapes: 'none' | 'non-ascii' | 'NON-ASCII' | 'values';
  readonly escapedSlashes: boolean;
  /** Members that no device knows. */
  readonly extras: readonly (readonly [name: string, value: unknown])[];
}

interface Layout {
  readonly words: string;
  readonly colon: string;
  readonly comma: string;
  readonly newline: string;
  readonly indent: string;
}

const layouts = {
  compact: { words: 'no white space', colon: ':', comma: ',', newline: '', indent: '' },
  spaced: { words: 'a space after each comma and colon', colon: ': ', comma: ', ', newline: '', indent: '' },
  pretty: { words: 'pretty-printed', colon: ': ', comma: ',', newline: '\n', indent: '  ' },
  tabs: { words: 'pretty-printed with tabs', colon: ':\t', comma: ',', newline: '\n', indent: '\t' },
  crlf: { words: 'pretty-printed with CR LF', colon: ': ', comma: ',', newline: '\r\n', indent: '    ' },
  sprawling: {
    words: 'white space of all kinds around every token',
    colon: '\t:\r\n ',
    comma: ' \n,',
    newline: ' \r\t',
    indent: ' ',
  },
} as const satisfies Record<string, Layout>;

const layoutNames = Object.keys(layouts) as JsonForm['layout'][];
const spaces = ['\n', ' ', '\r\n\t '];
const escapings = ['none', 'non-ascii', 'NON-ASCII', 'values'] as const;

const strangers: JsonForm['extras'] = [
  ['identifier', '123'],
  ['requestId', '8f3c0e52-7a1d-4f43-9d55-0c4f8b7f1a10'],
  ['priority', 5],
  ['urgent', true],
  ['expires', null],
  ['tags', ['night', '夜', 0.5]],
  ['note', 'quotes " and \\ and / and 😀'],
  ['context', { mid: 1, cmd: 'NONE', trace: [{ hop: { name: 'edge' } }] }],
];

/** Non-ASCII characters, slashes and backslashes. */
const escapable = strangers.filter(([name]) => name === 'tags' || name === 'note');

/** Compact, in plain order, nothing escaped that need not be. */
export const plainJson: JsonForm = {
  picks: [],
  layout: 'compact',
  around: '',
  escapes: 'none',
  escapedSlashes: false,
  extras: [],
};

/** Each way in which a form can differ from the plain one beside the order of members, alone: white space, unknown members, escapes. */
export const everySpacing: readonly Partial<JsonForm>[] = [
  ...layoutNames.map((layout) => ({ layout })),
  ...spaces.map((around) => ({ around })),
];
export const everyStranger: readonly Partial<JsonForm>[] = strangers.map((stranger) => ({ extras: [stranger] }));
export const everyEscape: readonly Partial<JsonForm>[] = [
  // Of what they escape there may be nothing in the message.
  ...escapings.map((escapes) => ({ escapes, extras: escapable })),
  { escapedSlashes: true, extras: escapable },
];

/** What is drawn of a form. Each shrinks towards the plain one. */
export const jsonFormParts = {
  picks: fc.array(fc.nat({ max: 13 }), { maxLength: 8, size: 'max' }),
  layout: fc.constantFrom(...layoutNames),
  around: fc.constantFrom('', ...spaces),
  escapes: fc.constantFrom(...escapings),
  escapedSlashes: fc.boolean(),
  extras: fc.oneof({ withCrossShrink: true }, fc.constant([]), fc.subarray([...strangers], { maxLength: 3 })),
} as const;

/** The members in this form, as UTF-8, behind them the form's own. They are in the form's order already. */
export function writeJson(members: Readonly<Record<string, unknown>>, form: JsonForm): Uint8Array {
  return Buffer.from(form.around + write(members, form, 0) + form.around);
}

/** The form, or the nearest plainer one in which `lengthOf` is at most `maxBytes`; undefined where none is. */
export function fittingJson<F extends JsonForm>(
  form: F,
  maxBytes: number,
  lengthOf: (form: F) => number,
): F | undefined {
  const compact = { ...form, layout: 'compact', around: '' } as const;
  const unescaped = { ...compact, escapes: 'none', escapedSlashes: false } as const;
  const candidates = [form, compact, unescaped, { ...unescaped, extras: [] }];
  return candidates.find((candidate) => lengthOf(candidate) <= maxBytes);
}

/** How the form differs from the plain one, in words; none where it does not. @param names of the members in plain order */
export function jsonFormWords(form: JsonForm, names: readonly string[]): readonly string[] {
  const { picks, layout, around, escapes, escapedSlashes } = form;
  const order = reordered(names, picks);
  const words = [
    order.join() !== names.join() && `members in the order ${order.join(', ')}`,
    layout !== 'compact' && layouts[layout].words,
    around !== '' && 'white space before and after',
    escapes === 'non-ascii' && 'non-ASCII escaped, in lower case hex',
    escapes === 'NON-ASCII' && 'non-ASCII escaped, in upper case hex',
    escapes === 'values' && 'every character of the values escaped',
    escapedSlashes && 'slashes escaped',
  ];
  return words.filter((word) => word !== false);
}

/** The unknown members of a form, in words; none where it has none. */
export function strangersInWords({ extras }: JsonForm): readonly string[] {
  return extras.length > 0 ? [`unknown members ${extras.map(([name]) => name).join(', ')}`] : [];
}

/** Members in the order that picks give. */
export function reordered<T>(members: readonly T[], picks: readonly number[]): T[] {
  const left = [...members];
  const taken: T[] = [];
  for (const pick of picks.slice(0, members.length)) taken.push(...left.splice(pick % left.length, 1));
  return [...taken, ...left];
}

function write(value: unknown, form: JsonForm, depth: number): string {
  if (typeof value === 'string') return writeString(value, form);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const { colon, comma, newline, indent }: Layout = layouts[form.layout];
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => write(item, form, depth + 1))
    : Object.entries(value).map(([name, item]) => `${writeName(name, form)}${colon}${write(item, form, depth + 1)}`);
  const line = (level: number) => newline + indent.repeat(level);
  return `${open}${items.map((item) => line(depth + 1) + item).join(comma)}${line(depth)}${close}`;
}

/** ASCII in names stays: no platform escapes it. */
function writeName(name: string, form: JsonForm): string {
  return writeString(name, form.escapes === 'values' ? { ...form, escapes: 'none' } : form);
}

function writeString(value: string, { escapes, escapedSlashes }: JsonForm): string {
  if (escapes === 'values') return `"${value.split('').map(escaped).join('')}"`;
  const json = JSON.stringify(value).replaceAll('/', escapedSlashes ? '\\/' : '/');
  if (escapes === 'none') return json;
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) =>
    escapes === 'NON-ASCII' ? escaped(unit).toUpperCase().replace('U', 'u') : escaped(unit),
  );
}

/** One UTF-16 unit: an astral character becomes two escapes, as JSON has it. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
