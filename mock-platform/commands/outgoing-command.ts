import type { V1Command } from '../generations/v1/own.ts';
import type { Recordable } from '../journal/journal.ts';
import type { CommandFit, CommandSent } from './events.ts';

/** A command on its way, as the exchange remembers it. */
export interface OutgoingCommand {
  readonly deviceId: string;
  readonly connection: number;
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly fit: CommandFit;
  readonly form?: string;
  readonly again?: string;
  readonly trial?: string;
  readonly qos: 0 | 1;
  readonly payload: Uint8Array;
  readonly waitMs: number;
  readonly v1?: V1Command | undefined;
}

/** What the journal says of it. Written out, with room for the stamp: a spread object with this many members becomes a slow one. */
export function sentEvent(command: OutgoingCommand): Recordable<CommandSent> {
  const { deviceId, connection, key, serviceId, cmd, paras, fit, qos, payload, waitMs, v1 } = command;
  const { form, again, trial } = command;
  const event = {
    seq: 0,
    at: 0,
    wall: 0,
    type: 'command-sent',
    deviceId,
    connection,
    key,
    serviceId,
    cmd,
    paras,
    fit,
    qos,
    payload,
    waitMs,
    v1,
  } as const;
  if (form === undefined && again === undefined) return event;
  return {
    ...event,
    ...(form !== undefined && { form }),
    ...(again !== undefined && { again }),
    ...(trial !== undefined && { trial }),
  };
}
