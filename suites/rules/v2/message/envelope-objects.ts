import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Entry } from '../../rule.ts';
import { isOn } from '../answer-forms.ts';

const isMessage = isOn('messages/up');

/** Whom a message names, if it is in the platform's envelope: any content will do, so only what has its members is one. */
export function envelopeObjects(
  entry: Entry<'message-received'>,
): readonly (readonly [path: string, named: unknown])[] {
  if (!isMessage(entry) || !isObject(entry.value) || !('content' in entry.value)) return [];
  return [['$.object_device_id', entry.value.object_device_id]];
}
