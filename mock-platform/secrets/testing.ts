const escaped = (text: string, one: (code: number) => string) =>
  [...text].map((letter) => one(letter.charCodeAt(0))).join('');
const hex = (code: number) => code.toString(16).padStart(2, '0');
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** For tests: every form of a secret that was thought of. */
export const secretSpellings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  backwards: (text) => [...text].reverse().join(''),
  base64: (text) => base64(text),
  'base64 of its upper case': (text) => base64(text.toUpperCase()),
  'base64 behind one byte': (text) => base64(`:${text}`),
  'base64 behind two bytes': (text) => base64(`u:${text}`),
  'base64 of JSON with it': (text) => base64(JSON.stringify({ k: text, other: 1 })),
  base64url: (text) => Buffer.from(`${text}??>>`).toString('base64url'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'hexadecimal with blanks': (text) => Buffer.from(text).toString('hex').replaceAll(/../g, '$& '),
  'hexadecimal with colons': (text) => Buffer.from(text).toString('hex').match(/../g)?.join(':') ?? '',
  'a C array': (text) => `{${[...Buffer.from(text)].map((byte) => `0x${hex(byte)}`).join(', ')}}`,
  'a C string': (text) => [...Buffer.from(text)].map((byte) => `\\x${hex(byte)}`).join(''),
  octal: (text) => [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  'percent-encoded throughout': (text) => [...Buffer.from(text)].map((byte) => `%${hex(byte)}`).join(''),
  'percent-encoded where it must be': encodeURIComponent,
  'escaped for JSON': (text) => JSON.stringify(text),
  'escaped for JSON throughout': (text) => escaped(text, (code) => `\\u00${hex(code)}`),
  'escaped for JSON twice': (text) => JSON.stringify(escaped(text, (code) => `\\u00${hex(code)}`)),
  'HTML entities': (text) => escaped(text, (code) => `&#${code};`),
  'a list of bytes': (text) => JSON.stringify([...Buffer.from(text)]),
  'a Buffer of Node': (text) => JSON.stringify(Buffer.from(text)),
  'a Buffer of Node as printed': (text) =>
    `<Buffer ${Buffer.from(text)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$& ')}>`,
  'two bytes a character': (text) => Buffer.from(text, 'utf16le').toString('latin1'),
};
