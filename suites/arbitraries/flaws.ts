import fc from 'fast-check';
import { shortened } from './shortened.ts';

/** Members of a message in order, each with JSON text for its value: text, so that it can be what no writer produces. */
export type Members = Readonly<Record<string, string>>;

/** A message that was spoilt, and what is wrong with it, in words. */
export interface Spoilt {
  readonly payload: string | Uint8Array;
  readonly flaw: string;
}

/** Spoils a message. */
export type Flaw = (members: Members) => Spoilt;

export function object(members: Members): string {
  return `{${Object.entries(members).map(([name, json]) => `"${name}":${json}`)}}`;
}

export function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
}

const always = (payload: string | Uint8Array, flaw: string): Flaw => {
  return () => ({ payload, flaw });
};

export const empty: readonly Flaw[] = [always('', 'empty payload')];

// U+0016, with which no JSON text begins, is how a TLS record begins.
const noise = (bytes: Uint8Array): Flaw => always(Buffer.of(0x16, ...bytes), 'not JSON: binary noise');

/** @param texts that are not JSON */
export function notJson(texts: readonly string[]): readonly Flaw[] {
  return [
    ...texts.map((text) => always(text, `not JSON: ${JSON.stringify(text)}`)),
    noise(Uint8Array.of(0x03, 0x01, 0xff, 0x00, 0x80)),
  ];
}

/** @param lengthOf how many of these bytes are left, from 1 to all but one */
function cutOff(lengthOf: (whole: number) => number): Flaw {
  return (members) => {
    const whole = Buffer.from(object(members));
    const length = lengthOf(whole.length);
    return { payload: whole.subarray(0, length), flaw: `cut off after ${length} of ${whole.length} bytes` };
  };
}

const cuts = [() => 1, ...[0.25, 0.5, 0.75].map((part) => (whole: number) => Math.ceil(whole * part))].map(cutOff);
export const cutOffs: readonly Flaw[] = [...cuts, cutOff((whole) => whole - 1)];

/** @param number the text of one */
export function noObject(number: (members: Members) => string): readonly Flaw[] {
  const texts: readonly ((members: Members) => string)[] = [
    () => 'null',
    () => 'true',
    () => '[]',
    () => '""',
    number,
    (members) => `[${object(members)}]`,
    (members) => JSON.stringify(object(members)),
  ];
  return texts.map((write) => (members) => {
    const payload = write(members);
    return { payload, flaw: `JSON but no object: ${shortened(payload)}` };
  });
}

/** Sets one member to JSON text that it must not have. */
export function wrong(name: string, values: readonly (string | ((members: Members) => string))[]): readonly Flaw[] {
  return values.map((value) => (members) => {
    const json = typeof value === 'string' ? value : value(members);
    return { payload: object({ ...members, [name]: json }), flaw: `${name} is ${shortened(json)}` };
  });
}

export function missing(...names: readonly string[]): readonly Flaw[] {
  return names.map((name) => (members) => ({ payload: object(without(members, name)), flaw: `${name} missing` }));
}

const illFormed = {
  'a continuation byte alone': [0x80],
  'a sequence that ends early': [0xc3],
  'an overlong slash': [0xc0, 0xaf],
  'a surrogate': [0xed, 0xa0, 0x80],
  'a code point beyond U+10FFFF': [0xf4, 0x90, 0x80, 0x80],
  'a byte 0xFF': [0xff],
};

/** In texts that decide what the message is: a reader that replaces what is ill-formed may well overlook it elsewhere. */
export function illFormedText(names: readonly string[]): readonly Flaw[] {
  return Object.entries(illFormed).flatMap(([words, bytes]) =>
    names.map(
      (name): Flaw =>
        (members) => {
          // A bare U+0000 stands nowhere else in JSON text: it marks the place, before the text's last quotation mark.
          const json = members[name] ?? '""';
          const end = json.lastIndexOf('"');
          const marked = object({ ...members, [name]: `${json.slice(0, end)}\0${json.slice(end)}` });
          const [before = '', after = ''] = marked.split('\0');
          const payload = Buffer.concat([Buffer.from(before), Buffer.of(...bytes), Buffer.from(after)]);
          return { payload, flaw: `${words} in ${name}` };
        },
    ),
  );
}

export const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** @param names of members that are nested themselves */
export function deepNesting(names: readonly string[]): readonly Flaw[] {
  return [32, 64, 128, 300].flatMap((depth): Flaw[] => [
    always('['.repeat(depth), `${depth} arrays begun and none ended`),
    always('{"a":'.repeat(depth), `${depth} objects begun and none ended`),
    always(nested(depth), `${depth} nested arrays`),
    ...names.map(
      (name): Flaw =>
        (members) => ({
          payload: object({ ...members, [name]: nested(depth) }),
          flaw: `${name} is ${depth} nested arrays`,
        }),
    ),
  ]);
}

export const withinPrototype: Flaw = (members) => ({
  payload: `{"__proto__":${object(members)}}`,
  flaw: 'all members within __proto__',
});

export const byteOrderMark: readonly Flaw[] = [
  (members) => ({ payload: object(members).replace('{', '{\ufeff'), flaw: 'byte order mark after the first brace' }),
  (members) => ({ payload: object(members).replace(':', '\ufeff:'), flaw: 'byte order mark before the first colon' }),
];

export const anyNoise: fc.Arbitrary<Flaw> = fc.uint8Array({ maxLength: 32 }).map(noise);
export const anyCut: fc.Arbitrary<Flaw> = fc
  .nat({ max: 0xffff })
  .map((place) => cutOff((whole) => 1 + (place % (whole - 1))));
