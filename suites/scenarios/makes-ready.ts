import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';
import { firstRivalConnection } from './rival.ts';

/** Does the entry make the device ready: on line and, where its generation wants that for commands, subscribed? */
export function makesReady(entry: Entry, { options, platform, deviceId }: Rig): boolean {
  const { declaration, playbook } = options;
  if (declaration.commands && playbook.readyAt === 'subscribed') {
    return entry.type === 'subscribed' && platform.listens(deviceId);
  }
  if (entry.type !== 'device-online' || entry.connection >= firstRivalConnection) return false;
  const session = platform.broker.sessionOf(deviceId);
  return !session || playbook.isItself(session.identity);
}
