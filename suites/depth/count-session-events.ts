import type { DepthResult } from '../result/conformance-result.ts';
import type { Stage } from '../rules/harness-events.ts';
import type { Entry } from '../rules/rule.ts';

export const connectionCut = 'connection cut';

/** What can happen to a session, in words, and how it shows in a journal. `came back` needs to know what was before. */
const events: readonly (readonly [string, (entry: Entry) => boolean])[] = [
  ['started', ({ type }) => type === 'device-started'],
  [connectionCut, (entry) => entry.type === 'connection-closed' && entry.staged === true],
  ['connection closed by the device', (entry) => entry.type === 'connection-closed' && entry.by === 'device'],
  ['CONNECT refused', (entry) => entry.type === 'authenticated' && !entry.accepted],
  ['platform away', began('away')],
  ['taken over', ({ type }) => type === 'taken-over'],
  ['report without PUBACK', began('unacknowledged')],
  ['PUBACKs held back', began('held-back')],
  ['silence', began('silent')],
  ['command redelivered', ({ type }) => type === 'command-redelivered'],
  ['packet in pieces', began('pieces')],
  ['packets in one write', began('joined')],
  ['forbidden packet', began('forbidden-packet')],
  ['time skipped', began('time-skipped')],
  ['asked to stop', ({ type }) => type === 'device-stopping'],
];

export const cameBack = 'came back';

/** What happened to the sessions of several devices, one journal each. */
export function countSessionEvents(journals: readonly (readonly Entry[])[]): DepthResult['sessionEvents'] {
  const returns = journals.reduce((sum, journal) => sum + returnsIn(journal), 0);
  const counted = events.map(([event, isOne]) => {
    return { event, count: journals.reduce((sum, journal) => sum + journal.filter(isOne).length, 0) };
  });
  return [...counted.slice(0, 1), { event: cameBack, count: returns }, ...counted.slice(1)];
}

/** How often the device was on line again without a new start. */
function returnsIn(journal: readonly Entry[]): number {
  let returns = 0;
  let wasOnline = false;
  for (const { type } of journal) {
    if (type === 'device-started') wasOnline = false;
    if (type !== 'device-online') continue;
    if (wasOnline) returns += 1;
    wasOnline = true;
  }
  return returns;
}

function began(stage: Stage): (entry: Entry) => boolean {
  return (entry) => entry.type === 'stage-began' && entry.stage === stage;
}
