import { VirtualClock } from '../clock.ts';
import { interpret } from '../generations/v1/messages.ts';
import { MidAllocator } from '../generations/v1/mid-allocator.ts';
import { codings } from '../generations/v1/own.ts';
import type { V2Family } from '../generations/v2/own.ts';
import type { Recordable } from '../journal/journal.ts';
import { CommandExchange } from './command-exchange.ts';
import type { CommandEvent } from './events.ts';
import type { OutgoingCommand } from './outgoing-command.ts';

/** For tests: an exchange with a clock that only they advance, and the events that it records. */
export function desk(parts: Partial<ConstructorParameters<typeof CommandExchange>[0]> = {}) {
  const clock = new VirtualClock(0);
  const events: CommandEvent[] = [];
  // Without the room for a stamp that some come with.
  const record = ({ seq: _, at: __, wall: ___, ...event }: Recordable<CommandEvent>) =>
    events.push(event as CommandEvent);
  const exchange = new CommandExchange({ clock, record, newKeys: () => new MidAllocator(), ...parts });
  return { clock, events, exchange };
}

/** For tests: a `deviceRsp` arrives. */
export function answer(exchange: CommandExchange, deviceId: string, connection: number, value: object): void {
  const { key, response } = interpret(Buffer.from(JSON.stringify({ ...value, msgType: 'deviceRsp' })), 'json');
  if (response) exchange.answer(deviceId, connection, key, response);
}

const payload = Buffer.from('{}');

/** For tests: a command as it is handed to the exchange. */
export function command(mid: number, fields: Partial<OutgoingCommand> = {}): OutgoingCommand {
  return {
    deviceId: 'lamp',
    connection: 1,
    key: String(mid),
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 4 },
    fit: 'valid',
    qos: 1,
    payload,
    waitMs: 20_000,
    v1: { mid, ...codings.json },
    ...fields,
  };
}

/** For tests: a request of one of several families. */
export function request(key: string, family: V2Family, fields: Partial<OutgoingCommand> = {}): OutgoingCommand {
  const { v1: _, ...plain } = command(1);
  return { ...plain, key, v2: { family }, ...fields };
}
