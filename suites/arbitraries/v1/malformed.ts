import fc from 'fast-check';
import type { ProductModel } from '../../../mock-platform/product-model/model.ts';
import { findCommand } from '../../../mock-platform/product-model/validate.ts';
import { type CommandLimits, type DrawnCommand, onlyWithRequiredParas, validCommand } from '../commands.ts';
import { jsonBytes } from '../json-bytes.ts';
import { reportServices } from '../reports.ts';
import { sample } from '../sample.ts';
import { commandBytes } from './command-bytes.ts';
import { anyFlaw, anyParasFlaw, everyFlaw, everyParasFlaw, type Flaw } from './flaws.ts';
import { plainForm, writeCommand } from './forms.ts';
import { probeMid } from './mids.ts';
import { type Probe, probe } from './probe.ts';

/** What is spoilt or padded where the model has no command that fits. */
const madeUp: DrawnCommand = { serviceId: 'None', cmd: 'NONE', paras: {}, fit: 'unknown-service' };
/** Bytes that small buffers still take (ref 9). */
const ordinary = 1024;
const largest = 64 * 1024;
/** The mids of what is always sent: from the same range as those that are drawn. */
const firstMid = 50_000;
const lastMid = 59_999;

/**
 * Messages of at most `maxBytes` that are not a well-formed cloudReq. Nothing is among them that a lenient reader may
 * rightly take for a command: members that it does not know, no `paras` where none are required, text after the
 * object, a byte order mark before it (RFC 8259, 8.1), a mid in digits within a string.
 * Shrinks towards the empty payload.
 */
export function malformedCommand(
  model: ProductModel,
  { maxBytes }: Pick<CommandLimits, 'maxBytes'>,
): fc.Arbitrary<Probe> {
  const spoilt = (commands: fc.Arbitrary<DrawnCommand>, flaws: fc.Arbitrary<Flaw>) =>
    fc.tuple(commands, probeMid(), flaws).map(([command, mid, flaw]) => flaw({ ...command, mid }));
  const demanding = validCommand(onlyWithRequiredParas(model), { maxBytes, bytesOf: commandBytes });
  return fc
    .oneof(
      { withCrossShrink: true },
      {
        arbitrary: spoilt(validCommand(model, { maxBytes, bytesOf: commandBytes }) ?? fc.constant(madeUp), anyFlaw),
        weight: 8,
      },
      ...(demanding ? [{ arbitrary: spoilt(demanding, anyParasFlaw), weight: 1 }] : []),
    )
    .filter(({ payload }) => payload.length <= maxBytes);
}

/**
 * Each way to spoil a command, once: what a run shows of a device must not depend on its seed. The same for the same model.
 */
export function everyMalformedCommand(model: ProductModel, { maxBytes }: Pick<CommandLimits, 'maxBytes'>): Probe[] {
  const shortest = (of: ProductModel): DrawnCommand | undefined => {
    const commands = validCommand(of, { maxBytes, bytesOf: commandBytes });
    return commands && sample(commands, 1, 16).toSorted((a, b) => commandBytes(a) - commandBytes(b))[0];
  };
  const demanding = shortest(onlyWithRequiredParas(model));
  const command = shortest(model) ?? madeUp;
  return [
    ...everyFlaw.map((flaw, index) => flaw({ ...command, mid: firstMid + index })),
    ...(demanding ? everyParasFlaw : []).map((flaw, index) =>
      flaw({ ...(demanding as DrawnCommand), mid: firstMid + everyFlaw.length + index }),
    ),
  ].filter(({ payload }) => payload.length <= maxBytes);
}

/** Each kind of message that is not a command, once; the same for the same model. */
export function everyNotACommand(
  model: ProductModel,
  topicId: string,
  { maxBytes }: Pick<CommandLimits, 'maxBytes'> = { maxBytes: ordinary },
): Probe[] {
  const reports = reportServices(model);
  const [data] = reports ? sample(reports, 1, 16).toSorted((a, b) => jsonBytes(a) - jsonBytes(b)) : [];
  const messages = [
    ...[0, 1].map((errcode) => ({ msgType: 'cloudRsp', request: [1, 2, 3], errcode, hasMore: 0 })),
    { msgType: 'cloudSendSecret', deviceid: topicId, secret: '00112233445566778899' },
    ...[0, 1].map((errcode) => ({ msgType: 'deviceRsp', mid: lastMid - errcode, errcode, body: { result: 0 } })),
    ...(data ? [{ msgType: 'deviceReq', data }] : []),
  ];
  return messages.map(noCommand).filter(({ payload }) => payload.length <= maxBytes);
}

function noCommand(message: { readonly msgType: string }): Probe {
  return probe(JSON.stringify(message), `a ${message.msgType}`);
}

/**
 * Well-formed messages of the protocol that are not commands (ref 4.1, 4.3, 4.5, 8.1), for the command topic: an answer
 * to a report, a secret, a response, a report. Shrinks towards the first.
 *
 * @param topicId what stands in the device's topics
 */
export function notACommand(
  model: ProductModel,
  topicId: string,
  { maxBytes }: Pick<CommandLimits, 'maxBytes'> = { maxBytes: ordinary },
): fc.Arbitrary<Probe> {
  const errcode = fc.constantFrom(0, 1);
  const request = fc.array(fc.nat({ max: 255 }), { maxLength: 8 });
  const secret = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 20, maxLength: 20 });
  const messages: fc.Arbitrary<{ readonly msgType: string }>[] = [
    fc.record({ msgType: fc.constant('cloudRsp'), request, errcode, hasMore: fc.constant(0) }),
    fc.record({ msgType: fc.constant('cloudSendSecret'), deviceid: fc.constant(topicId), secret }),
    fc.record({ msgType: fc.constant('deviceRsp'), mid: probeMid(), errcode, body: fc.constant({ result: 0 }) }),
  ];
  const reports = reportServices(model)?.map((data) => ({ msgType: 'deviceReq', data }));
  return fc
    .oneof({ withCrossShrink: true }, ...messages, ...(reports ? [reports] : []))
    .map(noCommand)
    .filter(({ payload }) => payload.length <= maxBytes);
}

/**
 * Commands that are valid except for their size, which is above `maxBytes` and up to 64 KiB: padded in a member that no
 * device knows, or in a string parameter that the model leaves unbounded. Shrinks towards the smallest.
 */
export function oversizedCommand(model: ProductModel, maxBytes: number): fc.Arbitrary<Probe> {
  const most = Math.max(largest, maxBytes + 1);
  const landmarks = [maxBytes + 1, 2 * maxBytes, 4096, 16_384, most].filter((size) => size > maxBytes && size <= most);
  const sizes = fc.oneof(
    { withCrossShrink: true },
    fc.integer({ min: maxBytes + 1, max: most }),
    fc.constantFrom(...landmarks),
  );
  const commands =
    validCommand(model, { maxBytes: Math.min(maxBytes, ordinary), bytesOf: commandBytes }) ?? fc.constant(madeUp);
  return fc.tuple(commands, probeMid(), sizes, fc.boolean()).map(([command, mid, size, inParas]) => {
    const paraName = inParas ? unboundedString(model, command) : undefined;
    const write = (padding: string) =>
      paraName === undefined
        ? writeCommand({ ...command, mid }, { ...plainForm, extras: [['padding', padding]] })
        : writeCommand({ ...command, mid, paras: { ...command.paras, [paraName]: padding } }, plainForm);
    const payload = write('x'.repeat(Math.max(size - write('').length, 0)));
    return probe(payload, `a command of ${payload.length} bytes, padded in ${paraName ?? 'an unknown member'}`);
  });
}

function unboundedString(model: ProductModel, { serviceId, cmd }: DrawnCommand): string | undefined {
  const paras = findCommand(model, serviceId, cmd)?.paras;
  return paras?.find(({ dataType, enumList, maxLength = largest }) => {
    return dataType === 'string' && !enumList && maxLength >= largest;
  })?.paraName;
}
