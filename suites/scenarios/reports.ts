import type { Entry } from '../rules/rule.ts';

/** Is the entry a publication on the device's own data topic that says it is a report? */
export function isReport(entry: Entry): entry is Entry<'message-received'> {
  return (
    entry.type === 'message-received' &&
    typeof entry.value === 'object' &&
    entry.value !== null &&
    'msgType' in entry.value &&
    entry.value.msgType === 'deviceReq'
  );
}
