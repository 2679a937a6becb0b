import fc from 'fast-check';
import {
  anyCut,
  anyNoise,
  byteOrderMark,
  cutOffs,
  deepNesting,
  empty,
  illFormedText,
  type Flaw as JsonFlaw,
  type Members,
  missing,
  nested,
  noObject,
  notJson,
  object,
  withinPrototype,
  without,
  wrong,
} from '../flaws.ts';
import type { CommandMessage } from './forms.ts';
import { type Probe, probe } from './probe.ts';

/** Spoils a command. */
export type Flaw = (message: CommandMessage) => Probe;

function membersOf({ serviceId, cmd, paras, mid }: CommandMessage): Members {
  const values = { msgType: 'cloudReq', serviceId, cmd, paras, mid, hasMore: 0 };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

const midOf = ({ mid = '' }: Members) => mid;

const texts = ['cloudReq', '{', '}{', '<cloudReq/>', '{"msgType" "cloudReq"}', 'msgType=cloudReq&cmd=SET', '"', '\0'];

const wrongType = [
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
const wrongMid = wrong('mid', [
  ...['null', '"seven"', '""', 'true', '[]', '{}', '0', '65536'],
  (members) => `-${midOf(members)}`,
  (members) => `${midOf(members)}.5`,
  // Where 16, 32 and 53 bits overflow.
  ...[16, 32, 53].map((bits) => (members: Members) => String(2 ** bits + Number(midOf(members)))),
  () => '9'.repeat(40),
]);

const prototype: readonly JsonFlaw[] = [
  withinPrototype,
  (members) => ({
    payload: `${object(without(members, 'mid')).slice(0, -1)},"__proto__":{"mid":${midOf(members)}}}`,
    flaw: 'mid within __proto__',
  }),
];

const kinds = {
  empty,
  notJson: notJson(texts),
  cutOffs,
  noObject: noObject(midOf),
  wrongType,
  wrongMid,
  missingMember: missing('msgType', 'serviceId', 'cmd', 'mid'),
  illFormedText: illFormedText(['serviceId', 'cmd', 'msgType']),
  deepNesting: deepNesting(['msgType', 'cmd']),
  prototype,
  byteOrderMark,
};

const ofCommand =
  (flaw: JsonFlaw): Flaw =>
  (message) => {
    const spoilt = flaw(membersOf(message));
    return probe(spoilt.payload, spoilt.flaw);
  };

/** Every flaw that does not depend on what the model requires, each once. */
export const everyFlaw: readonly Flaw[] = Object.values(kinds).flat().map(ofCommand);

/** Only where a parameter is required: elsewhere a device may do without. */
export const everyParasFlaw: readonly Flaw[] = [
  ...missing('paras'),
  // A device may repeat its parameters, in a message of three levels: that is to stay readable.
  ...wrong('paras', ['null', '[]', '""', '"{}"', '0', 'true', nested(64)]),
].map(ofCommand);

const anyOf = (flaws: readonly JsonFlaw[]) => fc.constantFrom(...flaws);

export const anyFlaw: fc.Arbitrary<Flaw> = fc
  .oneof(
    { withCrossShrink: true },
    { arbitrary: anyOf(kinds.empty), weight: 1 },
    { arbitrary: fc.oneof(anyOf(kinds.notJson), anyNoise), weight: 2 },
    { arbitrary: anyCut, weight: 3 },
    { arbitrary: anyOf(kinds.noObject), weight: 2 },
    { arbitrary: anyOf(kinds.wrongType), weight: 3 },
    { arbitrary: anyOf(kinds.wrongMid), weight: 3 },
    { arbitrary: anyOf(kinds.missingMember), weight: 2 },
    { arbitrary: anyOf(kinds.illFormedText), weight: 2 },
    { arbitrary: anyOf(kinds.deepNesting), weight: 2 },
    { arbitrary: anyOf(kinds.prototype), weight: 1 },
    { arbitrary: anyOf(kinds.byteOrderMark), weight: 1 },
  )
  .map(ofCommand);

export const anyParasFlaw: fc.Arbitrary<Flaw> = fc.constantFrom(...everyParasFlaw);
