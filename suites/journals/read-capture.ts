import type { ReadCapture } from '../../mock-platform/capture/observe-capture.ts';
import type { ServedGeneration } from '../../mock-platform/generations/served-generation.ts';
import {
  type CaptureOptions as FirstOptions,
  readCapture as readFirst,
} from '../../mock-platform/generations/v1/capture/read-capture.ts';
import { v1 } from '../../mock-platform/generations/v1/served.ts';
import { readCapture as readSecond } from '../../mock-platform/generations/v2/capture/read-capture.ts';
import { v2 } from '../../mock-platform/generations/v2/served.ts';

export type CaptureOptions = FirstOptions;

/**
 * Reads a capture as the platform of the generation that is spoken in it. A device that speaks both is judged by the second, as in a run.
 * @throws CaptureError when it is not a capture, or has no TCP connection that can be read
 */
export function readCapture(bytes: Uint8Array, options: CaptureOptions = {}): ReadCapture & { generation: 1 | 2 } {
  return isOfFirst(bytes)
    ? { ...readFirst(bytes, options), generation: 1 }
    : { ...readSecond(bytes, options), generation: 2 };
}

/** By its topics. Where nobody was let in there may be none: then a log-in under a type that only the first generation has. */
function isOfFirst(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const speaks = ({ topicsBegin }: ServedGeneration) => topicsBegin !== undefined && all.includes(topicsBegin);
  if (speaks(v2)) return false;
  return speaks(v1) || /_[12]_[01]_20\d{8}/.test(all.toString('latin1'));
}
