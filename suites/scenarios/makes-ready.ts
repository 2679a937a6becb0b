import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { firstRivalConnection } from './rival.ts';

/** Does the entry make the device ready: on line and, for commands, as far as its generation wants it? */
export function makesReady(entry: Entry, { options, platform, deviceId }: Rig): boolean {
  const { declaration, playbook } = options;
  if (declaration.commands && playbook.readyAt === 'subscribed') {
    return entry.type === 'subscribed' && platform.listens(deviceId);
  }
  if (playbook.readyAt === 'greeted') {
    return isGreeting(entry) && entry.connection === platform.broker.sessionOf(deviceId)?.connection;
  }
  if (entry.type !== 'device-online' || entry.connection >= firstRivalConnection) return false;
  const session = platform.broker.sessionOf(deviceId);
  return !session || playbook.isItself(session.identity);
}

/** CONNACK 0 has left: a device has to take what comes then. */
export function isGreeting(entry: Entry): entry is Entry<'packet-sent'> {
  return entry.type === 'packet-sent' && entry.packet.type === 'CONNACK' && entry.packet.returnCode === 0;
}
