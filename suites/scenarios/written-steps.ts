import { z } from 'zod';
import { isObject } from '../../mock-platform/protocol/is-object.ts';
import { type Step, type Steps, stepList } from './step.ts';

/** How a generation writes the keys of its commands where steps are kept: in replay tokens and files, and in results. */
export interface WrittenKeys {
  /** What a key is called: the member that holds one, such as `mid`. The step that sets the next one is `next-mid`. */
  readonly name: string;
  /** Undefined for what is no key of a command, or cannot be found in something that is not a command. */
  read(written: unknown, of: 'command' | 'probe'): string | undefined;
  write(key: string): unknown;
}

interface Members {
  readonly [name: string]: unknown;
}

/** A step as its generation writes it: plain JSON, the same but for its keys. */
export interface WrittenStep extends Members {
  readonly kind: string;
}

export function writtenStep(step: Step, keys: WrittenKeys): WrittenStep {
  const command = (given: object) => renamed(given, 'key', (key) => [keys.name, keys.write(String(key))]);
  const kind = step.kind === 'next-key' ? `next-${keys.name}` : step.kind;
  return { ...eachCommand(command(step), command), kind };
}

/** Reads a list of steps that was written so. */
export function stepsWrittenWith(keys: WrittenKeys): z.ZodType<Steps> {
  const read = (of: 'command' | 'probe') => (given: object) =>
    renamed(given, keys.name, (written) => {
      const key = keys.read(written, of);
      return key === undefined ? undefined : ['key', key];
    });
  const step = (written: unknown) => {
    if (!isObject(written)) return written;
    const ofStep = written.kind === 'probe' ? read('probe') : read('command');
    const kind = written.kind === `next-${keys.name}` ? 'next-key' : written.kind;
    return { ...eachCommand(ofStep(written), read('command')), kind };
  };
  return z.preprocess((list) => (Array.isArray(list) ? list.map(step) : list), stepList);
}

/** With one member as another, in the same place; as it is where there is no such one, or nothing becomes of it. */
function renamed(given: object, name: string, as: (value: unknown) => [string, unknown] | undefined): Members {
  return Object.fromEntries(Object.entries(given).map((one) => (one[0] === name ? (as(one[1]) ?? one) : one)));
}

/** What stands in a step beside its kind: its commands, wherever it has them. */
function eachCommand(step: Members, change: (command: object) => unknown): Members {
  const changed = (command: unknown) => (isObject(command) ? change(command) : command);
  return Object.fromEntries(
    Object.entries(step).map(([name, value]) => {
      if (name === 'command' || name === 'first' || name === 'second') return [name, changed(value)];
      return [name, name === 'commands' && Array.isArray(value) ? value.map(changed) : value];
    }),
  );
}
