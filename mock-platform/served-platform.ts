import type { PlatformEvent } from './events.ts';
import type { Stamp } from './journal/events.ts';
import type { MockPlatform } from './mock-platform.ts';

/** A journal of platform events, and perhaps of others that its owner adds. */
export interface EventLog {
  record(event: PlatformEvent): unknown;
  subscribe(listener: (entry: { readonly type: string } & Stamp) => void): () => void;
  entry(seq: number): ({ readonly type: string } & Stamp) | undefined;
  readonly forgotten: number;
  readonly entries: readonly ({ readonly type: string } & Stamp)[];
}

/** What is served over HTTP: any `MockPlatform`, whatever else its journal takes. */
export interface ServedPlatform extends Omit<MockPlatform, 'journal'> {
  readonly journal: EventLog;
}
