import fc from 'fast-check';

/** A command as the platform is about to write it. */
export interface CommandMessage {
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly mid: number;
}

/** One of the ways to write the same command (ref 4, 4.2): what a device must not depend on. */
export interface CommandForm {
  /**
   * Order of the members, and of the parameters: each number picks one of those not yet written, counted from the
   * plain order and around again. Where the numbers end, the rest follows in plain order.
   */
  readonly picks: readonly number[];
  readonly layout: keyof typeof layouts;
  /** White space before and after the object. */
  readonly around: string;
  /** `non-ascii` escapes what is not ASCII, in lower or upper case hex; `values` every character of every string value. */
  readonly escapes: 'none' | 'non-ascii' | 'NON-ASCII' | 'values';
  readonly escapedSlashes: boolean;
  /** `null` leaves the member out. */
  readonly hasMore: 0 | 1 | null;
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

const strangers: CommandForm['extras'] = [
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

/** The usual form: compact, plain order, `"hasMore":0`, since some clients want that member (ref 4.2). */
export const plainForm: CommandForm = {
  picks: [],
  layout: 'compact',
  around: '',
  escapes: 'none',
  escapedSlashes: false,
  hasMore: 0,
  extras: [],
};

/** Each way in which a form can differ from the plain one, alone: a device that reads commands by their form fails one of these. */
export const everyForm: readonly CommandForm[] = [
  ...(Object.keys(layouts) as CommandForm['layout'][]).map((layout) => ({ layout })),
  ...['\n', ' ', '\r\n\t '].map((around) => ({ around })),
  // The members of the documents' example, turned round, and with each one first.
  ...[[5, 4, 3, 2, 1], [1], [2], [3], [4]].map((picks) => ({ picks })),
  { hasMore: null },
  { hasMore: 1 as const },
  ...strangers.map((stranger) => ({ extras: [stranger] })),
  // Of what they escape there may be nothing in the command.
  ...(['none', 'non-ascii', 'NON-ASCII', 'values'] as const).map((escapes) => ({ escapes, extras: escapable })),
  { escapedSlashes: true, extras: escapable },
].map((difference) => ({ ...plainForm, ...difference }));

/** Any form. Shrinks towards the plain one. */
export function commandForm(): fc.Arbitrary<CommandForm> {
  const layoutNames = Object.keys(layouts) as CommandForm['layout'][];
  return fc.record({
    picks: fc.array(fc.nat({ max: 13 }), { maxLength: 8, size: 'max' }),
    layout: fc.constantFrom(...layoutNames),
    around: fc.constantFrom('', '\n', ' ', '\r\n\t '),
    escapes: fc.constantFrom(...(['none', 'non-ascii', 'NON-ASCII', 'values'] as const)),
    escapedSlashes: fc.boolean(),
    hasMore: fc.constantFrom(...([0, null, 1] as const)),
    extras: fc.oneof({ withCrossShrink: true }, fc.constant([]), fc.subarray([...strangers], { maxLength: 3 })),
  });
}

/** The message in this form, as UTF-8. Every form parses to the same command. */
export function writeCommand({ serviceId, cmd, paras, mid }: CommandMessage, form: CommandForm): Uint8Array {
  const values: Record<string, unknown> = {
    msgType: 'cloudReq',
    serviceId,
    cmd,
    paras: Object.fromEntries(reordered(Object.entries(paras), form.picks)),
    mid,
    hasMore: form.hasMore,
    ...Object.fromEntries(form.extras),
  };
  const members = reordered(memberNames(form), form.picks).map((name) => [name, values[name]]);
  const text = write(Object.fromEntries(members), form, 0);
  return Buffer.from(form.around + text + form.around);
}

/** The form, or the nearest plainer one in which the message takes at most `maxBytes`. */
export function fittingForm(message: CommandMessage, form: CommandForm, maxBytes: number): CommandForm {
  const compact: CommandForm = { ...form, layout: 'compact', around: '' };
  const unescaped: CommandForm = { ...compact, escapes: 'none', escapedSlashes: false };
  const candidates = [form, compact, unescaped, { ...unescaped, extras: [] }];
  return candidates.find((candidate) => writeCommand(message, candidate).length <= maxBytes) ?? plainForm;
}

/** How the form differs from the plain one, in words; `plain` where it does not. */
export function describeForm(form: CommandForm): string {
  const { picks, layout, around, escapes, escapedSlashes, hasMore, extras } = form;
  const names = memberNames(form);
  const order = reordered(names, picks);
  const differences = [
    order.join() !== names.join() && `members in the order ${order.join(', ')}`,
    layout !== 'compact' && layouts[layout].words,
    around !== '' && 'white space before and after',
    escapes === 'non-ascii' && 'non-ASCII escaped, in lower case hex',
    escapes === 'NON-ASCII' && 'non-ASCII escaped, in upper case hex',
    escapes === 'values' && 'every character of the values escaped',
    escapedSlashes && 'slashes escaped',
    hasMore === null && 'no hasMore',
    hasMore === 1 && 'hasMore 1',
    extras.length > 0 && `unknown members ${extras.map(([name]) => name).join(', ')}`,
  ];
  return differences.filter(Boolean).join('; ') || 'plain';
}

function memberNames({ hasMore, extras }: CommandForm): string[] {
  const optional = hasMore === null ? [] : ['hasMore'];
  return ['msgType', 'serviceId', 'cmd', 'paras', 'mid', ...optional, ...extras.map(([name]) => name)];
}

function reordered<T>(members: readonly T[], picks: readonly number[]): T[] {
  const left = [...members];
  const taken: T[] = [];
  for (const pick of picks.slice(0, members.length)) taken.push(...left.splice(pick % left.length, 1));
  return [...taken, ...left];
}

function write(value: unknown, form: CommandForm, depth: number): string {
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
function writeName(name: string, form: CommandForm): string {
  return writeString(name, form.escapes === 'values' ? { ...form, escapes: 'none' } : form);
}

function writeString(value: string, { escapes, escapedSlashes }: CommandForm): string {
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
