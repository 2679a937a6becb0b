import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { paddedTo } from '../scenarios/padded-to.ts';
import type { StepCommand } from '../scenarios/step.ts';

/**
 * The command of a step as it is sent.
 *
 * @param takesForms can it be written in a special way?
 * @param ordinary how what is written in no special way is written, where that is not the platform's own: padding changes no more
 */
export function requestOf(
  command: StepCommand,
  takesForms: boolean,
  ordinary?: CommandRequest['write'],
): CommandRequest {
  const { v2, serviceId, cmd, paras, key, qos, bytes, written } = command;
  if (v2 === undefined && isPlain(command)) return { serviceId, cmd, paras };
  return {
    ...(v2 && { v2 }),
    serviceId,
    cmd,
    paras,
    ...(key !== undefined && { key }),
    ...(qos !== undefined && { qos }),
    ...(takesForms && bytes !== undefined && { write: paddedTo(bytes, ordinary) }),
    ...(takesForms && written && { write: { form: written.form, bytes: () => Buffer.from(written.text) } }),
  };
}

/** Is nothing asked of it that the platform does not do by itself? */
export function isPlain({ key, qos, bytes, written }: StepCommand): boolean {
  return key === undefined && qos === undefined && bytes === undefined && written === undefined;
}

/** What it asks for, and how it is written: two commands of one content differ in their keys only. */
export function contentOf({ serviceId, cmd, paras, bytes, written }: StepCommand): string {
  return JSON.stringify([serviceId, cmd, paras, bytes, written]);
}
