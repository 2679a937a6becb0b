import type { Step, StepCommand } from '../scenarios/step.ts';

/**
 * Simpler steps to try in the place of one, the simplest first. None is as long as the step itself, so that trying comes
 * to an end.
 */
export function simplerSteps(step: Step): Step[] {
  switch (step.kind) {
    case 'command':
      return simplerCommands(step.command).map((command) => ({ ...step, command }));
    case 'commands':
      return [
        ...smaller(step.n, 1).map((n): Step => ({ ...step, n })),
        ...simplerCommands(step.command).map((command): Step => ({ ...step, command })),
      ];
    case 'burst':
    case 'joined':
      return [
        ...fewer(step.commands).map((commands) => ({ ...step, commands })),
        ...simplerEach(step.commands).map((commands) => ({ ...step, commands })),
      ];
    case 'exchanged':
      return [
        { kind: 'burst', commands: [step.first, step.second] },
        ...simplerCommands(step.first).map((first) => ({ ...step, first })),
        ...simplerCommands(step.second).map((second) => ({ ...step, second })),
      ];
    case 'pieces':
      return [
        { kind: 'command', command: step.command },
        ...(step.cuts && step.cuts.length > 1 ? without(step.cuts).map((cuts) => ({ ...step, cuts })) : []),
        ...simplerCommands(step.command).map((command) => ({ ...step, command })),
      ];
    case 'late-puback':
    case 'time-out':
      return [
        { kind: 'command', command: step.command },
        ...simplerCommands(step.command).map((command) => ({ ...step, command })),
      ];
    case 'redeliver':
      return smaller(step.back, 1).map((back) => ({ ...step, back }));
    case 'reports':
      return smaller(step.n, 1).map((n) => ({ ...step, n }));
    case 'cut':
      return step.when === 'quiet' ? [] : [{ kind: 'cut', when: 'quiet' }];
    case 'report':
      return step.services.length > 1 ? without(step.services).map((services) => ({ ...step, services })) : [];
    case 'wait':
      return step.ms > 20 ? [{ ...step, ms: Math.ceil(step.ms / 2) }] : [];
    default:
      return [];
  }
}

/** The same command with less that is special about it. */
function simplerCommands(command: StepCommand): StepCommand[] {
  const { written, bytes, key, qos, paras, ...plain } = command;
  const rest = { ...plain, paras };
  // The key of a text stands in it.
  if (written) return [rest, { ...rest, ...(key !== undefined && { key }) }];
  const marks = {
    ...(bytes !== undefined && { bytes }),
    ...(key !== undefined && { key }),
    ...(qos !== undefined && { qos }),
  };
  const names = Object.keys(marks) as (keyof typeof marks)[];
  const fewerMarks = names.map((name) => {
    const { [name]: _, ...others } = marks;
    return { ...rest, ...others };
  });
  const unmarked = names.length > 1 ? [rest, ...fewerMarks] : fewerMarks;
  return [...unmarked, ...simplerParas(paras).map((simpler) => ({ ...rest, ...marks, paras: simpler }))];
}

/** Without a parameter, or with a plainer value; whether the model still allows the command is for the caller to see. */
function simplerParas(paras: StepCommand['paras']): StepCommand['paras'][] {
  const names = Object.keys(paras);
  const without = names.map((name) => Object.fromEntries(Object.entries(paras).filter(([other]) => other !== name)));
  const plainer = names.flatMap((name) => plainerValues(paras[name]).map((value) => ({ ...paras, [name]: value })));
  return [...(names.length > 1 ? [{}] : []), ...without, ...plainer];
}

function plainerValues(value: unknown): unknown[] {
  if (typeof value === 'string' && value.length > 1) return ['', value.slice(0, Math.ceil(value.length / 2))];
  if (typeof value === 'number' && value !== 0) return [0];
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return [{}];
  return [];
}

function simplerEach(commands: readonly StepCommand[]): StepCommand[][] {
  return commands.flatMap((command, at) => simplerCommands(command).map((simpler) => commands.with(at, simpler)));
}

function fewer(commands: readonly StepCommand[]): StepCommand[][] {
  const { length } = commands;
  return smaller(length, 1).map((n) => commands.slice(length - n));
}

/** Half as many first, then nearer and nearer. */
function smaller(n: number, least: number): number[] {
  const candidates = [least, Math.ceil(n / 4), Math.ceil(n / 2), Math.ceil((n * 3) / 4), n - 1];
  return [...new Set(candidates)].filter((candidate) => candidate >= least && candidate < n);
}

function without<T>(items: readonly T[]): T[][] {
  return items.map((_, at) => items.toSpliced(at, 1));
}
