import fc from 'fast-check';
import type { CommandMessage } from './forms.ts';
import { type Probe, probe } from './probe.ts';
import { shortened } from './shortened.ts';

/** Spoils a command. */
export type Flaw = (message: CommandMessage) => Probe;

/** Members in order, each with JSON text for its value: text, so that it can be what no writer produces. */
type Members = Readonly<Record<string, string>>;

function membersOf({ serviceId, cmd, paras, mid }: CommandMessage): Members {
  const values = { msgType: 'cloudReq', serviceId, cmd, paras, mid, hasMore: 0 };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

function object(members: Members): string {
  return `{${Object.entries(members).map(([name, json]) => `"${name}":${json}`)}}`;
}

function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
}

/** What `spoil` makes of a message, with something drawn to do it with. */
function drawn<T>(arbitrary: fc.Arbitrary<T>, spoil: (value: T, message: CommandMessage) => Probe): fc.Arbitrary<Flaw> {
  return arbitrary.map((value) => (message) => spoil(value, message));
}

const empty = fc.constant<Flaw>(() => probe('', 'empty payload'));

const notJson = fc.oneof(
  drawn(
    fc.constantFrom(
      'cloudReq',
      '{',
      '}{',
      '<cloudReq/>',
      '{"msgType" "cloudReq"}',
      'msgType=cloudReq&cmd=SET',
      '"',
      '\0',
    ),
    (text) => probe(text, `not JSON: ${JSON.stringify(text)}`),
  ),
  // U+0016, with which no JSON text begins, is how a TLS record begins.
  drawn(fc.uint8Array({ maxLength: 32 }), (noise) => probe(Buffer.of(0x16, ...noise), 'not JSON: binary noise')),
);

const cutOff = drawn(fc.nat({ max: 0xffff }), (place, message) => {
  const whole = Buffer.from(object(membersOf(message)));
  const length = 1 + (place % (whole.length - 1));
  return probe(whole.subarray(0, length), `cut off after ${length} of ${whole.length} bytes`);
});

const others = [
  () => 'null',
  () => 'true',
  () => '[]',
  () => '""',
  (_: string, mid: number) => String(mid),
  (command: string) => `[${command}]`,
  (command: string) => JSON.stringify(command),
];

const noObject = drawn(fc.constantFrom(...others), (write, message) => {
  const text = write(object(membersOf(message)), message.mid);
  return probe(text, `JSON but no object: ${shortened(text)}`);
});

/** Sets one member to JSON text that it must not have. */
function wrong(name: string, values: readonly (string | ((mid: number) => string))[]): fc.Arbitrary<Flaw> {
  return drawn(fc.constantFrom(...values), (value, message) => {
    const json = typeof value === 'string' ? value : value(message.mid);
    return probe(object({ ...membersOf(message), [name]: json }), `${name} is ${shortened(json)}`);
  });
}

const wrongType = fc.oneof(
  wrong('msgType', ['null', '1', '["cloudReq"]', '{}', '"cloudreq"', '"CLOUDREQ"', '"CloudReq"', '"cloudReq "', '""']),
  wrong('serviceId', ['null', '5', 'true', '[]', '{}']),
  wrong('cmd', ['null', '5', 'false', '[]', '{}']),
);

const wrongMid = wrong('mid', [
  ...['null', '"seven"', '""', 'true', '[]', '{}', '0', '65536'],
  (mid) => `-${mid}`,
  (mid) => `${mid}.5`,
  // Where 16, 32 and 53 bits overflow.
  (mid) => String(2 ** 16 + mid),
  (mid) => String(2 ** 32 + mid),
  (mid) => String(2 ** 53 + mid),
  () => '9'.repeat(40),
  (mid) => `${mid}e400`,
]);

function missing(...names: readonly string[]): fc.Arbitrary<Flaw> {
  return drawn(fc.constantFrom(...names), (name, message) =>
    probe(object(without(membersOf(message), name)), `${name} missing`),
  );
}

const illFormed = {
  'a continuation byte alone': [0x80],
  'a sequence that ends early': [0xc3],
  'an overlong slash': [0xc0, 0xaf],
  'a surrogate': [0xed, 0xa0, 0x80],
  'a code point beyond U+10FFFF': [0xf4, 0x90, 0x80, 0x80],
  'a byte 0xFF': [0xff],
};

/** In names that decide what the command is: a reader that replaces what is ill-formed may well overlook it elsewhere. */
const illFormedText = drawn(
  fc.tuple(fc.constantFrom(...Object.entries(illFormed)), fc.constantFrom('serviceId', 'cmd', 'msgType')),
  ([[words, bytes], name], message) => {
    const members = membersOf(message);
    // A bare U+0000 stands nowhere else in JSON text: it marks the place.
    const marked = object({ ...members, [name]: `${members[name]?.slice(0, -1)}\0"` });
    const [before = '', after = ''] = marked.split('\0');
    return probe(Buffer.concat([Buffer.from(before), Buffer.of(...bytes), Buffer.from(after)]), `${words} in ${name}`);
  },
);

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const depths = fc.constantFrom(32, 64, 128, 300);

const deepNesting = fc.oneof(
  drawn(depths, (depth) => probe('['.repeat(depth), `${depth} arrays begun and none ended`)),
  drawn(depths, (depth) => probe('{"a":'.repeat(depth), `${depth} objects begun and none ended`)),
  drawn(depths, (depth) => probe(nested(depth), `${depth} nested arrays`)),
  drawn(fc.tuple(depths, fc.constantFrom('msgType', 'cmd', 'mid')), ([depth, name], message) =>
    probe(object({ ...membersOf(message), [name]: nested(depth) }), `${name} is ${depth} nested arrays`),
  ),
);

const prototype = fc.constantFrom<Flaw>(
  (message) => probe(`{"__proto__":${object(membersOf(message))}}`, 'all members within __proto__'),
  (message) => {
    const members = without(membersOf(message), 'mid');
    return probe(`${object(members).slice(0, -1)},"__proto__":{"mid":${message.mid}}}`, 'mid within __proto__');
  },
);

const byteOrderMark = fc.constantFrom<Flaw>(
  (message) => probe(object(membersOf(message)).replace('{', '{\ufeff'), 'byte order mark after the first brace'),
  (message) => probe(object(membersOf(message)).replace(':', '\ufeff:'), 'byte order mark before the first colon'),
);

export const anyFlaw: fc.Arbitrary<Flaw> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: empty, weight: 1 },
  { arbitrary: notJson, weight: 2 },
  { arbitrary: cutOff, weight: 3 },
  { arbitrary: noObject, weight: 2 },
  { arbitrary: wrongType, weight: 3 },
  { arbitrary: wrongMid, weight: 3 },
  { arbitrary: missing('msgType', 'serviceId', 'cmd', 'mid'), weight: 2 },
  { arbitrary: illFormedText, weight: 2 },
  { arbitrary: deepNesting, weight: 2 },
  { arbitrary: prototype, weight: 1 },
  { arbitrary: byteOrderMark, weight: 1 },
);

/** Only where a parameter is required: elsewhere a device may do without. */
export const parasFlaw: fc.Arbitrary<Flaw> = fc.oneof(
  missing('paras'),
  wrong('paras', ['null', '[]', '""', '"{}"', '0', 'true', nested(128)]),
);
