import type { Stage } from '../harness-events.ts';
import type { Event, Some } from './journal.ts';

export const deviceStarted = (some: Some<'device-started'> = {}): Event => ({
  type: 'device-started',
  deviceId: 'lamp-1',
  ...some,
});

export const stageBegan = (stage: Stage, some: Some<'stage-began'> = {}): Event => ({
  type: 'stage-began',
  stage,
  deviceId: 'lamp-1',
  ...some,
});

export const stageEnded = (stage: Stage, some: Some<'stage-ended'> = {}): Event => ({
  type: 'stage-ended',
  stage,
  deviceId: 'lamp-1',
  complete: true,
  waitedMs: 10_000,
  ...some,
});

/** These events between the beginning and the complete end of a stage. */
export const onStage = (stage: Stage, ...events: readonly (Event | readonly Event[])[]): Event[] => [
  stageBegan(stage),
  ...(events.flat() as Event[]),
  stageEnded(stage),
];
