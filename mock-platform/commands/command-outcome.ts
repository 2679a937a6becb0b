import type { V1Command } from '../generations/v1/own.ts';
import type { V2Request } from '../generations/v2/own.ts';

/** What became of a command. Times are in milliseconds. */
export type CommandOutcome =
  | {
      readonly outcome: 'answered';
      readonly key: string;
      /** As sent; 0 is success. */
      readonly errcode: unknown;
      /** As sent; absent when the device sent none. */
      readonly body?: unknown;
      /** All that the device sent, as it was read; absent where that is no JSON, and in generation 1. */
      readonly answer?: unknown;
      readonly latencyMs: number;
      readonly v1?: V1Command | undefined;
      readonly v2?: V2Request | undefined;
    }
  /** The device had its whole wait. */
  | {
      readonly outcome: 'timed-out';
      readonly key: string;
      readonly waitedMs: number;
      readonly v1?: V1Command | undefined;
      readonly v2?: V2Request | undefined;
    }
  /** The connection closed before an answer. */
  | {
      readonly outcome: 'connection-lost';
      readonly key: string;
      readonly v1?: V1Command | undefined;
      readonly v2?: V2Request | undefined;
    }
  /** The platform stopped waiting. */
  | {
      readonly outcome: 'withdrawn';
      readonly key: string;
      readonly v1?: V1Command | undefined;
      readonly v2?: V2Request | undefined;
    }
  /** The platform caches nothing: no key was used (ref 5). */
  | { readonly outcome: 'offline' }
  /** The device is on line and has not subscribed to its command topic. */
  | { readonly outcome: 'not-subscribed' };
