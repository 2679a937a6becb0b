import type { Recordable } from '../journal/journal.ts';
import type { CommandSent } from './events.ts';

/** A command on its way, as the exchange remembers it. */
export type OutgoingCommand = Omit<CommandSent, 'type' | Special> & {
  readonly [member in Special]?: string | undefined;
} & {
  /** For so long an answer is waited for that is late, ms. */
  readonly graceMs?: number | undefined;
};

/** What few commands have. */
type Special = 'form' | 'again' | 'trial';

/** What the journal says of it. Written out, with room for the stamp: a spread object with this many members becomes a slow one. */
export function sentEvent(command: OutgoingCommand): Recordable<CommandSent> {
  const { deviceId, connection, key, serviceId, cmd, paras, fit, qos, payload, waitMs, v1, v2 } = command;
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
    v2,
  } as const;
  if (form === undefined && again === undefined) return event;
  return {
    ...event,
    ...(form !== undefined && { form }),
    ...(again !== undefined && { again }),
    ...(trial !== undefined && { trial }),
  };
}
