import { type CommandFailure, followCommands } from '../folds/follow-commands.ts';
import { exchange } from '../v1/testing/commands.ts';
import { login } from '../v1/testing/logins.ts';
import { bytes, type Event, journal } from './journal.ts';
import { deviceDeclared } from './lamp.ts';

type Events = readonly (Event | readonly Event[])[];

/** What each failure is blamed on, without those that were taken back. */
export function blamed(...events: Events): string[] {
  const failures: CommandFailure[] = [];
  const judge = followCommands([
    {
      failed(failure) {
        failures.push(failure);
        return () => void failures.splice(failures.indexOf(failure), 1);
      },
    },
  ]);
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return failures.map(({ kind, command, circumstances }) => `${command.key} ${kind}: ${circumstances[0]}`);
}

/** What was special about each command that was answered. */
export function circumstances(...events: Events): string[] {
  const seen: string[] = [];
  const judge = followCommands([
    {
      answered: ({ command, circumstances }) => void seen.push(`${command.key}: ${circumstances.join(', ')}`),
    },
  ]);
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return seen;
}

/** The device is known to answer. */
export const proven: Event[] = [deviceDeclared(), ...login(), exchange({ mid: 5 })].flat();
export const exited = (some: object = {}): Event => ({
  type: 'device-exited',
  deviceId: 'lamp-1',
  code: 1,
  signal: null,
  asked: false,
  ...some,
});
export const long = (length: number) => ({ payload: bytes('x'.repeat(length)) });
