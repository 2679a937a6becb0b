import fc from 'fast-check';
import { generate, type Packet } from 'mqtt-packet';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { reportOf } from '../generations/v1/testing.ts';
import { topicsOf } from '../generations/v1/topics.ts';
import type { DeviceRegistration } from '../registry/device.ts';
import { anySession } from '../wire/testing.ts';
import { anyMutation, mutate } from './mutate.ts';
import { payloadBombs } from './payload-bombs.ts';

/** All that one device sends on one connection, in the pieces in which it arrives. */
export interface FuzzSession {
  readonly pieces: readonly Uint8Array[];
  /** How the device leaves: it closes its side, or resets the connection. */
  readonly leaves: 'end' | 'reset';
}

export const fuzzProduct = 'fuzz-product';

/** Few, so that they meet: log-ins take connections over, and persistent sessions come back. */
export const fuzzDevices: readonly Required<
  Pick<DeviceRegistration, 'productId' | 'deviceId' | 'nodeId' | 'secret'>
>[] = Array.from({ length: 12 }, (_, number) => ({
  productId: fuzzProduct,
  deviceId: `fuzz_${number}`,
  nodeId: `node_${number}`,
  secret: '00112233445566778899',
}));

const credentials = new Map(
  fuzzDevices.map(({ deviceId, secret }) => [
    deviceId,
    generateCredentials({ deviceId, secret, time: Date.UTC(2025, 0) }),
  ]),
);

const qos = fc.constantFrom(0 as const, 1 as const, 2 as const);
/** A small range: identifiers are to collide. */
const messageId = fc.integer({ min: 1, max: 20 });
const json = fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text));

const anyPayload = fc.oneof(
  fc.constantFrom(...[reportOf(42)].map(Buffer.from)),
  fc.nat({ max: 70_000 }).map((mid) => Buffer.from(JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }))),
  json,
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  // Big ones cost much time: a few of them in the short form are enough, and all of them have their own test.
  fc
    .constantFrom(...Object.values(payloadBombs).filter(({ length }) => length < 2000))
    .map((bytes) => Buffer.from(bytes)),
);

function packetsOf(deviceId: string): fc.Arbitrary<Packet> {
  const { data, command } = topicsOf(deviceId);
  const topic = fc.constantFrom(data.json, data.json, data.binary, command.json, topicsOf('other').data.json);
  const subscription = fc.record({ topic: fc.constantFrom(command.json, command.binary, '#', '/+/#', 'a/b'), qos });
  const acknowledgement = fc.constantFrom('puback' as const, 'pubrec' as const, 'pubrel' as const, 'pubcomp' as const);
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        cmd: fc.constant('publish' as const),
        topic,
        qos,
        messageId,
        payload: anyPayload,
        retain: fc.boolean(),
        dup: fc.constant(false),
      }),
    },
    { weight: 2, arbitrary: fc.record({ cmd: acknowledgement, messageId }) },
    {
      weight: 2,
      arbitrary: fc.record({
        cmd: fc.constant('subscribe' as const),
        messageId,
        subscriptions: fc.array(subscription, { minLength: 1, maxLength: 3 }),
      }),
    },
    fc.record({
      cmd: fc.constant('unsubscribe' as const),
      messageId,
      unsubscriptions: fc.constant<string[]>([command.json]),
    }),
    fc.constant<Packet>({ cmd: 'pingreq' }),
  );
}

/** What a registered device might say, with credentials that are good. */
const registered: fc.Arbitrary<Packet[]> = fc
  .record({
    device: fc.constantFrom(...fuzzDevices),
    clean: fc.boolean(),
    keepalive: fc.constantFrom(0, 1, 60, 65_535),
  })
  .chain(({ device: { deviceId }, clean, keepalive }) => {
    const { clientId, username, password } = credentials.get(deviceId) as ReturnType<typeof generateCredentials>;
    const connect: Packet = { cmd: 'connect', clientId, username, password: Buffer.from(password), clean, keepalive };
    const leaves = fc.constantFrom<Packet[]>([], [{ cmd: 'disconnect' }]);
    return fc
      .tuple(fc.array(packetsOf(deviceId), { maxLength: 10 }), leaves)
      .map(([packets, last]) => [connect, ...packets, ...last]);
  });

const structured = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: registered }, anySession), fc.array(anyMutation, { maxLength: 4 }))
  .map(([packets, mutations]) =>
    mutations.reduce(
      mutate,
      packets.map((packet) => new Uint8Array(generate(packet))),
    ),
  )
  .map((packets) => Buffer.concat(packets));

const raw = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
/** A good log-in, and then any bytes. */
const rawBehindLogIn = fc
  .tuple(registered, raw)
  .map(([[connect], bytes]) => Buffer.concat([generate(connect as Packet), bytes]));

const anyFuzzSession: fc.Arbitrary<FuzzSession> = fc
  .record({
    bytes: fc.oneof(
      { weight: 8, arbitrary: structured },
      { weight: 1, arbitrary: raw },
      { weight: 1, arbitrary: rawBehindLogIn },
    ),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
    leaves: fc.constantFrom('end' as const, 'reset' as const),
  })
  .map(({ bytes, cuts, leaves }) => {
    const places = cuts.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b);
    const pieces = [0, ...places].map((start, index) => bytes.subarray(start, places[index] ?? bytes.length));
    return { pieces: pieces.filter(({ length }) => length > 0), leaves };
  });

/** The session that belongs to a seed, always the same. */
export function fuzzSession(seed: number): FuzzSession {
  return fc.sample(anyFuzzSession, { seed, numRuns: 1 })[0] as FuzzSession;
}
