import { observeCapture, type ReadCapture } from '../../../capture/observe-capture.ts';
import type { DeviceKnowledge } from '../../../capture/observed-parts.ts';
import { ObservedPlatform } from './observed-platform.ts';

export interface CaptureOptions extends DeviceKnowledge {
  /** Ports of the platform: everything that goes to them is MQTT, whatever it looks like. Elsewhere only what begins as MQTT does. */
  readonly ports?: readonly number[];
}

/**
 * Reads a capture of plain TCP, as tcpdump and Wireshark write it, into the journal that a platform of generation 2 would have kept.
 * @throws CaptureError when it is not a capture, or has no TCP connection that can be read
 */
export function readCapture(bytes: Uint8Array, options: CaptureOptions = {}): ReadCapture {
  return observeCapture(bytes, (began) => new ObservedPlatform(began, options), options.ports);
}
