import fc from 'fast-check';
import { shortened } from '../shortened.ts';
import type { CommandMessage } from './forms.ts';
import { type Probe, probe } from './probe.ts';

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

const empty: readonly Flaw[] = [() => probe('', 'empty payload')];

// U+0016, with which no JSON text begins, is how a TLS record begins.
const noise =
  (bytes: Uint8Array): Flaw =>
  () =>
    probe(Buffer.of(0x16, ...bytes), 'not JSON: binary noise');

const notJson: readonly Flaw[] = [
  ...['cloudReq', '{', '}{', '<cloudReq/>', '{"msgType" "cloudReq"}', 'msgType=cloudReq&cmd=SET', '"', '\0'].map(
    (text) => () => probe(text, `not JSON: ${JSON.stringify(text)}`),
  ),
  noise(Uint8Array.of(0x03, 0x01, 0xff, 0x00, 0x80)),
];

/** @param lengthOf how many of these bytes are left, from 1 to all but one */
function cutOff(lengthOf: (whole: number) => number): Flaw {
  return (message) => {
    const whole = Buffer.from(object(membersOf(message)));
    const length = lengthOf(whole.length);
    return probe(whole.subarray(0, length), `cut off after ${length} of ${whole.length} bytes`);
  };
}

const cuts = [() => 1, ...[0.25, 0.5, 0.75].map((part) => (whole: number) => Math.ceil(whole * part))].map(cutOff);
const cutOffs: readonly Flaw[] = [...cuts, cutOff((whole) => whole - 1)];

const noObject: readonly Flaw[] = [
  () => 'null',
  () => 'true',
  () => '[]',
  () => '""',
  (_: string, mid: number) => String(mid),
  (command: string) => `[${command}]`,
  (command: string) => JSON.stringify(command),
].map((write) => (message) => {
  const text = write(object(membersOf(message)), message.mid);
  return probe(text, `JSON but no object: ${shortened(text)}`);
});

/** Sets one member to JSON text that it must not have. */
function wrong(name: string, values: readonly (string | ((mid: number) => string))[]): Flaw[] {
  return values.map((value) => (message) => {
    const json = typeof value === 'string' ? value : value(message.mid);
    return probe(object({ ...membersOf(message), [name]: json }), `${name} is ${shortened(json)}`);
  });
}

const wrongType: readonly Flaw[] = [
  ...wrong('msgType', [
    'null',
    '1',
    '["cloudReq"]',
    '{}',
    '"cloudreq"',
    '"CLOUDREQ"',
    '"CloudReq"',
    '"cloudReq "',
    '""',
  ]),
  ...wrong('serviceId', ['null', '5', 'true', '[]', '{}']),
  ...wrong('cmd', ['null', '5', 'false', '[]', '{}']),
];

/** Many devices repeat the mid as it came: nothing stands here that would spoil a message which repeats it. */
const wrongMid: readonly Flaw[] = wrong('mid', [
  ...['null', '"seven"', '""', 'true', '[]', '{}', '0', '65536'],
  (mid) => `-${mid}`,
  (mid) => `${mid}.5`,
  // Where 16, 32 and 53 bits overflow.
  (mid) => String(2 ** 16 + mid),
  (mid) => String(2 ** 32 + mid),
  (mid) => String(2 ** 53 + mid),
  () => '9'.repeat(40),
]);

function missing(...names: readonly string[]): Flaw[] {
  return names.map((name) => (message) => probe(object(without(membersOf(message), name)), `${name} missing`));
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
const illFormedText: readonly Flaw[] = Object.entries(illFormed).flatMap(([words, bytes]) =>
  ['serviceId', 'cmd', 'msgType'].map(
    (name): Flaw =>
      (message) => {
        const members = membersOf(message);
        // A bare U+0000 stands nowhere else in JSON text: it marks the place.
        const marked = object({ ...members, [name]: `${members[name]?.slice(0, -1)}\0"` });
        const [before = '', after = ''] = marked.split('\0');
        return probe(
          Buffer.concat([Buffer.from(before), Buffer.of(...bytes), Buffer.from(after)]),
          `${words} in ${name}`,
        );
      },
  ),
);

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const deepNesting: readonly Flaw[] = [32, 64, 128, 300].flatMap((depth): Flaw[] => [
  () => probe('['.repeat(depth), `${depth} arrays begun and none ended`),
  () => probe('{"a":'.repeat(depth), `${depth} objects begun and none ended`),
  () => probe(nested(depth), `${depth} nested arrays`),
  ...['msgType', 'cmd'].map(
    (name): Flaw =>
      (message) =>
        probe(object({ ...membersOf(message), [name]: nested(depth) }), `${name} is ${depth} nested arrays`),
  ),
]);

const prototype: readonly Flaw[] = [
  (message) => probe(`{"__proto__":${object(membersOf(message))}}`, 'all members within __proto__'),
  (message) => {
    const members = without(membersOf(message), 'mid');
    return probe(`${object(members).slice(0, -1)},"__proto__":{"mid":${message.mid}}}`, 'mid within __proto__');
  },
];

const byteOrderMark: readonly Flaw[] = [
  (message) => probe(object(membersOf(message)).replace('{', '{\ufeff'), 'byte order mark after the first brace'),
  (message) => probe(object(membersOf(message)).replace(':', '\ufeff:'), 'byte order mark before the first colon'),
];

const missingMember = missing('msgType', 'serviceId', 'cmd', 'mid');

/** Every flaw that does not depend on what the model requires, each once. */
export const everyFlaw: readonly Flaw[] = [
  ...empty,
  ...notJson,
  ...cutOffs,
  ...noObject,
  ...wrongType,
  ...wrongMid,
  ...missingMember,
  ...illFormedText,
  ...deepNesting,
  ...prototype,
  ...byteOrderMark,
];

/** Only where a parameter is required: elsewhere a device may do without. */
export const everyParasFlaw: readonly Flaw[] = [
  ...missing('paras'),
  // A device may repeat its parameters, in a message of three levels: that is to stay readable.
  ...wrong('paras', ['null', '[]', '""', '"{}"', '0', 'true', nested(64)]),
];

const anyNoise = fc.uint8Array({ maxLength: 32 }).map(noise);
const anyCut = fc.nat({ max: 0xffff }).map((place) => cutOff((whole) => 1 + (place % (whole - 1))));

export const anyFlaw: fc.Arbitrary<Flaw> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constantFrom(...empty), weight: 1 },
  { arbitrary: fc.oneof(fc.constantFrom(...notJson), anyNoise), weight: 2 },
  { arbitrary: anyCut, weight: 3 },
  { arbitrary: fc.constantFrom(...noObject), weight: 2 },
  { arbitrary: fc.constantFrom(...wrongType), weight: 3 },
  { arbitrary: fc.constantFrom(...wrongMid), weight: 3 },
  { arbitrary: fc.constantFrom(...missingMember), weight: 2 },
  { arbitrary: fc.constantFrom(...illFormedText), weight: 2 },
  { arbitrary: fc.constantFrom(...deepNesting), weight: 2 },
  { arbitrary: fc.constantFrom(...prototype), weight: 1 },
  { arbitrary: fc.constantFrom(...byteOrderMark), weight: 1 },
);

export const anyParasFlaw: fc.Arbitrary<Flaw> = fc.constantFrom(...everyParasFlaw);
