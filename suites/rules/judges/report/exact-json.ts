/** A number as it stands in a JSON text, which may say more than a floating-point number can hold. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): number {
    return Number(this.text);
  }
}

/** Strings come first, so that digits inside them are passed over. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** `JSON.parse` with every number as a `JsonNumber`. Throws a SyntaxError on what is not JSON. */
export function parseExactly(text: string): unknown {
  JSON.parse(text);
  const numbers: JsonNumber[] = [];
  const numbered = text.replace(stringOrNumber, (token) => {
    if (token.startsWith('"')) return token;
    numbers.push(new JsonNumber(token));
    return String(numbers.length - 1);
  });
  return JSON.parse(numbered, (_key, value) => (typeof value === 'number' ? numbers[value] : value));
}

/**
 * Whether a device sent what it should send: `told` is a plain JSON value, `sent` one of `parseExactly`, or a plain one.
 * The order of members is free. Numbers are compared by their decimal digits; they may stand in a string, as some clients
 * write them (ref 10), or be written with all the digits of the floating-point number. Strings are compared by code unit.
 */
export function saysExactly(told: unknown, sent: unknown): boolean {
  if (typeof told === 'number') return saysNumber(told, sent);
  if (Array.isArray(told)) {
    if (!Array.isArray(sent) || sent.length !== told.length) return false;
    return told.every((element, index) => saysExactly(element, sent[index]));
  }
  if (typeof told !== 'object' || told === null) return told === sent;
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) || sent instanceof JsonNumber) return false;
  const members = new Map(Object.entries(sent));
  const names = Object.keys(told);
  return names.length === members.size && names.every((name) => saysMember(told, name, members));
}

function saysMember(told: object, name: string, members: ReadonlyMap<string, unknown>): boolean {
  return members.has(name) && saysExactly((told as Record<string, unknown>)[name], members.get(name));
}

function saysNumber(told: number, sent: unknown): boolean {
  const text = sent instanceof JsonNumber ? sent.text : String(sent);
  const written = decimalOf(text);
  if (!written) return false;
  if (written.value === decimalOf(String(told))?.value) return true;
  // 0.1 is as well 0.1000000000000000055 to who has all 17 digits printed.
  return written.digits >= 17 && written.value === decimalOf(told.toPrecision(Math.min(written.digits, 100)))?.value;
}

/** The value of a decimal number in one spelling, and its count of significant digits; undefined for no number. */
function decimalOf(text: string): { readonly value: string; readonly digits: number } | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const significant = (whole + fraction).replace(/^0+/, '');
  const mantissa = significant.replace(/0+$/, '');
  if (mantissa === '') return { value: '0', digits: 1 };
  const power = Number(exponent) - fraction.length + significant.length - mantissa.length;
  return { value: `${sign}${mantissa}e${power}`, digits: mantissa.length };
}
