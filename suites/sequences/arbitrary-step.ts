import fc from 'fast-check';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { type DrawnCommand, invalidCommand, unknownCommand, validCommand } from '../arbitraries/commands.ts';
import { oneOf } from '../arbitraries/one-of.ts';
import { reportServices } from '../arbitraries/reports.ts';
import { commandForm, describeForm, fittingForm, writeCommand } from '../arbitraries/v1/forms.ts';
import { malformedCommand, notACommand, oversizedCommand } from '../arbitraries/v1/malformed.ts';
import { boundaryMids } from '../arbitraries/v1/mids.ts';
import type { Probe } from '../arbitraries/v1/probe.ts';
import type { Need } from '../rules/rule.ts';
import { forbidden } from '../scenarios/reconnects.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import type { Step, StepCommand, StepOf } from '../scenarios/step.ts';

/** What generated steps depend on. */
export interface Repertoire extends Pick<RigOptions, 'model' | 'declaration' | 'codecMode' | 'identity'> {
  /** What the device can do. */
  readonly can: (need: Need) => boolean;
}

type Drawn = fc.Arbitrary<Step> | undefined;

/** Above those that a platform counting from 1 hands out, and above those of messages that are not commands. */
const writtenMids = fc.integer({ min: 60_000, max: 64_999 });

/** Any single step that makes sense for the device; the frequent ones cost a millisecond, the rare ones seconds. */
export function arbitraryStep(repertoire: Repertoire): fc.Arbitrary<Step> | undefined {
  const { can } = repertoire;
  const weighted: readonly (readonly [number, Drawn])[] = [
    ...(can('commands') ? commandSteps(repertoire) : []),
    ...(can('commands') && can('json') ? probeSteps(repertoire) : []),
    ...(can('reconnects') ? connectionSteps(repertoire) : []),
    [3, can('adapter') ? reportStep(repertoire) : undefined],
    [1, fc.integer({ min: 20, max: 200 }).map((ms): Step => ({ kind: 'wait', ms }))],
    [0.2, can('restart') ? fc.constant<Step>({ kind: 'stop' }) : undefined],
  ];
  const there = weighted.flatMap(([weight, arbitrary]) =>
    arbitrary ? [{ arbitrary, weight: Math.round(weight * 20) }] : [],
  );
  return there.length === 0 ? undefined : fc.oneof(...there);
}

function commandSteps({ model, declaration, codecMode }: Repertoire): [number, Drawn][] {
  const limits = { maxBytes: declaration.maxCommandBytes };
  const [service, command] = declaration.echoCommand?.split('/') ?? [];
  const valid = validCommand(model, limits)?.map(asStepCommand);
  if (!valid) return [];
  const echo =
    service && command ? validCommand(model, { ...limits, service, command })?.map(asStepCommand) : undefined;
  const unfit = oneOf([unknownCommand(model, limits), invalidCommand(model, limits)])?.map(asStepCommand);
  const many = (max: number) => fc.array(echo ?? valid, { minLength: 2, maxLength: max });
  const single = (arbitrary: fc.Arbitrary<StepCommand>): Drawn =>
    arbitrary.map((command) => ({ kind: 'command', command }));
  const json: [number, Drawn][] = [
    [2, single(written(model, limits.maxBytes))],
    [1, single(valid.map((command) => ({ ...command, bytes: limits.maxBytes })))],
  ];
  return [
    [14, single(valid)],
    [2, echo && single(echo)],
    [2, single(valid.map((command) => ({ ...command, qos: 0 })))],
    [3, single(fc.tuple(valid, fc.constantFrom(...boundaryMids)).map(([command, mid]) => ({ ...command, mid })))],
    [3, fc.record({ kind: fc.constant('commands'), n: fc.integer({ min: 2, max: 12 }), command: valid })],
    [3, unfit && single(unfit)],
    [3, fc.record({ kind: fc.constant('burst'), commands: many(12) })],
    [1.5, fc.record({ kind: fc.constant('exchanged'), first: echo ?? valid, second: echo ?? valid })],
    [1.5, fc.record({ kind: fc.constant('joined'), commands: many(8) })],
    [1.5, pieces(valid)],
    [2.5, fc.record({ kind: fc.constant('redeliver'), back: fc.integer({ min: 1, max: 3 }) })],
    [0.7, fc.record({ kind: fc.constant('late-puback'), command: valid })],
    [0.7, fc.record({ kind: fc.constant('time-out'), command: echo ?? valid })],
    [1, fc.record({ kind: fc.constant('next-mid'), mid: fc.constantFrom(1, 126, 254, 32_766, 65_534) })],
    ...(codecMode === 'json' ? json : []),
  ];
}

function probeSteps({ model, declaration, identity }: Repertoire): [number, Drawn][] {
  const limits = { maxBytes: declaration.maxCommandBytes };
  const step =
    (what: StepOf<'probe'>['what']) =>
    ({ flaw, payload, mid }: Probe): Step => ({
      kind: 'probe',
      what,
      flaw,
      payload: Buffer.from(payload).toString('base64'),
      ...(mid !== undefined && { mid }),
    });
  return [
    [3, malformedCommand(model, limits).map(step('malformed'))],
    [1, notACommand(model, identity.deviceId, limits).map(step('not-a-command'))],
    [0.5, oversizedCommand(model, declaration.maxCommandBytes).map(step('oversized'))],
  ];
}

function connectionSteps({ can }: Repertoire): [number, Drawn][] {
  const moments = can('commands')
    ? (['quiet', 'command-sent', 'command-acknowledged', 'command-answered'] as const)
    : (['quiet'] as const);
  const withhold = can('reports') && can('keeps-reports');
  return [
    [0.6, fc.record({ kind: fc.constant('cut'), when: fc.constantFrom(...moments) })],
    [0.1, can('commands') ? forbiddenPacket : undefined],
    [0.1, withhold ? fc.constant<Step>({ kind: 'unacknowledged' }) : undefined],
    [0.05, fc.constant<Step>({ kind: 'away' })],
    [0.05, fc.constant<Step>({ kind: 'take-over' })],
  ];
}

const forbiddenPacket: fc.Arbitrary<Step> = fc.constantFrom(...forbidden).map(([bytes, what]) => ({
  kind: 'forbidden-packet',
  what,
  bytes: Buffer.from(bytes).toString('base64'),
}));

function reportStep({ model }: Repertoire): Drawn {
  return reportServices(model)?.map((services) => ({
    kind: 'report',
    services: services.map(({ serviceId, serviceData }) => ({ serviceId, serviceData: { ...serviceData } })),
  }));
}

function pieces(valid: fc.Arbitrary<StepCommand>): fc.Arbitrary<Step> {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 160 }), { minLength: 1, maxLength: 4 });
  return fc.tuple(valid, fc.option(cuts, { freq: 3 })).map(([command, chosen]) => ({
    kind: 'pieces',
    command,
    ...(chosen && { cuts: chosen.toSorted((a, b) => a - b) }),
  }));
}

/** In a special form. */
function written(model: ProductModel, maxBytes: number): fc.Arbitrary<StepCommand> {
  const commands = validCommand(model, { maxBytes }) as fc.Arbitrary<DrawnCommand>;
  return fc.tuple(commands, commandForm(), writtenMids).map(([drawn, wanted, mid]) => {
    const message = { ...drawn, mid };
    const form = fittingForm(message, wanted, maxBytes);
    const text = Buffer.from(writeCommand(message, form)).toString();
    return { ...asStepCommand(drawn), mid, written: { form: describeForm(form), text } };
  });
}

function asStepCommand({ serviceId, cmd, paras, flaw }: DrawnCommand): StepCommand {
  return { serviceId, cmd, paras: { ...paras }, ...(flaw !== undefined && { flaw }) };
}
