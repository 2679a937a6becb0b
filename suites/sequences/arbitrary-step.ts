import fc from 'fast-check';
import { invalidCommand, unknownCommand, validCommand } from '../arbitraries/commands.ts';
import { oneOf } from '../arbitraries/one-of.ts';
import { reportServices } from '../arbitraries/reports.ts';
import { mostAtOnce } from '../scenarios/bursts.ts';
import type { Repertoire } from '../scenarios/playbook.ts';
import { forbidden } from '../scenarios/reconnects.ts';
import { asStepCommand, type Step, type StepCommand } from '../scenarios/step.ts';

type Drawn = fc.Arbitrary<Step> | undefined;

/** Any single step that makes sense for the device; the frequent ones cost a millisecond, the rare ones seconds. */
export function arbitraryStep(repertoire: Repertoire): fc.Arbitrary<Step> | undefined {
  const { can, playbook } = repertoire;
  // What stands in for commands where a device takes none.
  const asks = can('commands') || playbook.otherRequests(repertoire) !== undefined;
  const weighted: readonly (readonly [number, Drawn])[] = [
    ...(asks ? [...commandSteps(repertoire), ...probeSteps(repertoire), ...sayingSteps(repertoire)] : []),
    ...(can('reconnects') ? connectionSteps(repertoire, asks) : []),
    [3, can('adapter') ? reportStep(repertoire) : undefined],
    [1, fc.integer({ min: 20, max: 200 }).map((ms): Step => ({ kind: 'wait', ms }))],
    [0.2, can('restart') ? fc.constant<Step>({ kind: 'stop' }) : undefined],
  ];
  const there = weighted.flatMap(([weight, arbitrary]) =>
    arbitrary ? [{ arbitrary, weight: Math.round(weight * 20) }] : [],
  );
  return there.length === 0 ? undefined : fc.oneof(...there);
}

function commandSteps(repertoire: Repertoire): [number, Drawn][] {
  const { model, declaration, playbook, can } = repertoire;
  const { bytesOf, keys } = playbook;
  const limits = { maxBytes: declaration.maxCommandBytes, bytesOf };
  const [service, command] = declaration.echoCommand?.split('/') ?? [];
  const others = playbook.otherRequests(repertoire);
  const takesCommands = can('commands');
  const valid = takesCommands ? validCommand(model, limits)?.map(asStepCommand) : others;
  if (!valid) return [];
  const echo =
    service && command ? validCommand(model, { ...limits, service, command })?.map(asStepCommand) : undefined;
  const unfit = takesCommands
    ? oneOf([unknownCommand(model, limits), invalidCommand(model, limits)])?.map(asStepCommand)
    : undefined;
  const most = mostAtOnce(repertoire);
  const several = (kind: 'burst' | 'joined', of: fc.Arbitrary<StepCommand>, max: number): Drawn => {
    if (most < 2) return undefined;
    return fc.record({
      kind: fc.constant(kind),
      commands: fc.array(of, { minLength: 2, maxLength: Math.min(max, most) }),
    });
  };
  const exchanged = (of: fc.Arbitrary<StepCommand>): Drawn =>
    most < 2 ? undefined : fc.record({ kind: fc.constant('exchanged'), first: of, second: of });
  const single = (arbitrary: fc.Arbitrary<StepCommand>): Drawn =>
    arbitrary.map((command) => ({ kind: 'command', command }));
  const forms = takesCommands ? playbook.forms(repertoire) : undefined;
  const written: [number, Drawn][] = [
    [2, forms && single(forms)],
    [1, single(valid.map((command) => ({ ...command, bytes: limits.maxBytes })))],
  ];
  const unfitOthers = playbook.unfitRequests(repertoire);
  const any = others && fc.oneof(valid, others);
  const requests: [number, Drawn][] = [
    [10, others && single(others)],
    [1, others && single(others.map((request) => ({ ...request, qos: 0 })))],
    [2, others && fc.record({ kind: fc.constant('commands'), n: fc.integer({ min: 2, max: 12 }), command: others })],
    [3, unfitOthers && single(unfitOthers)],
    [3, any && several('burst', any, 12)],
    [1, any && exchanged(any)],
    [1, any && several('joined', any, 8)],
    [1, others && pieces(others)],
  ];
  const boundaries = anyOf(keys.boundaries);
  const starts = anyOf(keys.starts);
  return [
    [14, single(valid)],
    [2, echo && single(echo)],
    [2, single(valid.map((command) => ({ ...command, qos: 0 })))],
    [3, boundaries && single(fc.tuple(valid, boundaries).map(([command, key]) => ({ ...command, key })))],
    [3, fc.record({ kind: fc.constant('commands'), n: fc.integer({ min: 2, max: 12 }), command: valid })],
    [3, unfit && single(unfit)],
    [3, several('burst', echo ?? valid, 12)],
    [1.5, exchanged(echo ?? valid)],
    [1.5, several('joined', echo ?? valid, 8)],
    [1.5, pieces(valid)],
    [2.5, fc.record({ kind: fc.constant('redeliver'), back: fc.integer({ min: 1, max: 3 }) })],
    [0.7, fc.record({ kind: fc.constant('late-puback'), command: valid })],
    [0.7, fc.record({ kind: fc.constant('time-out'), command: echo ?? valid })],
    [1, starts && fc.record({ kind: fc.constant('next-key'), key: starts })],
    ...(playbook.takesForms(repertoire) ? written : []),
    ...requests,
  ];
}

function probeSteps(repertoire: Repertoire): [number, Drawn][] {
  return repertoire.playbook.probes(repertoire).map(([weight, probe]) => [
    weight,
    probe.map(({ payload, ...rest }) => {
      const { v2, what, flaw, key } = rest;
      return {
        kind: 'probe',
        ...(v2 && { v2 }),
        what,
        flaw,
        payload: Buffer.from(payload).toString('base64'),
        ...(key !== undefined && { key }),
      };
    }),
  ]);
}

function sayingSteps(repertoire: Repertoire): [number, Drawn][] {
  return repertoire.playbook
    .sayings(repertoire)
    .map(([weight, saying]) => [
      weight,
      saying.map(({ what, payload }) => ({ kind: 'said', what, payload: Buffer.from(payload).toString('base64') })),
    ]);
}

function connectionSteps({ can }: Repertoire, asks: boolean): [number, Drawn][] {
  const moments = asks
    ? (['quiet', 'command-sent', 'command-acknowledged', 'command-answered'] as const)
    : (['quiet'] as const);
  const withhold = can('reports') && can('keeps-reports');
  return [
    [0.6, fc.record({ kind: fc.constant('cut'), when: fc.constantFrom(...moments) })],
    [0.1, asks ? forbiddenPacket : undefined],
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

/** Any of these; undefined where there are none. */
function anyOf(keys: readonly string[]): fc.Arbitrary<string> | undefined {
  return keys.length === 0 ? undefined : fc.constantFrom(...keys);
}
