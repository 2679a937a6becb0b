import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Entry } from '../../rule.ts';
import { isEvent } from './events-in.ts';

/** Whom an event names. */
export function eventObjects(entry: Entry<'message-received'>): readonly (readonly [path: string, named: unknown])[] {
  if (!isEvent(entry) || !isObject(entry.value)) return [];
  return [['$.object_device_id', entry.value.object_device_id]];
}
