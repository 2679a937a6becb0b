import { fold } from './fold.ts';

/** Shorter texts occur by chance; the registration API asks for 20 digits. */
export const shortest = 6;
/** Of what a secret was made into, less than this is nothing to know it by. */
const shortestForm = 8;

/**
 * The forms in which a secret may stand in a text, folded: as it is, backwards, escaped for JSON or a URL, with two bytes a
 * character, and its bytes in hexadecimal and in base64, at any place in a longer text. If it is hexadecimal itself
 * its digits are taken as bytes, too, and upper and lower case as the same. Digits with something between them are the
 * business of `spelledOut`.
 */
export function secretForms(secret: string): string[] {
  if (secret.length < shortest) return [];
  const escaped = JSON.stringify(secret).slice(1, -1);
  const texts = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase(), escaped])].map((text) =>
    Buffer.from(text),
  );
  const isHex = /^(?:[\da-f]{2}){8,}$/i.test(secret);
  const bytes = [...texts, ...(isHex ? [Buffer.from(secret, 'hex')] : [])];
  const made = [
    ...[encodeURIComponent(Buffer.from(secret).toString()), escaped, [...secret].join('\0')],
    ...(isHex ? [Buffer.from(secret, 'hex').toString('latin1')] : []),
    ...bytes.map((one) => one.toString('hex')),
    ...bytes.flatMap(base64Within),
  ];
  const plain = [secret, [...secret].reverse().join(''), Buffer.from(secret).toString('latin1')];
  return [...new Set([...plain, ...made.filter((form) => form.length >= shortestForm)].map(fold))];
}

/** What stays of the bytes in base64 with anything before and after them: it depends on where in three bytes they begin. */
function base64Within(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const form = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    const inUrls = form.replaceAll('+', '-').replaceAll('/', '_');
    return inUrls === form ? [form] : [form, inUrls];
  });
}
