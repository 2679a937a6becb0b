import type { MessageKind } from '../../journal/events.ts';

const kinds = new Map<unknown, MessageKind>([
  ['deviceReq', 'report'],
  ['deviceRsp', 'response'],
]);

/** What a device's message is, by its msgType; undefined for what a device does not say. */
export function kindOf(value: unknown): MessageKind | undefined {
  return typeof value === 'object' && value !== null && 'msgType' in value ? kinds.get(value.msgType) : undefined;
}
