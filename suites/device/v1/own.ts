import type { CodecMode } from '../../../mock-platform/generations/v1/own.ts';

/** What a device that speaks generation 1 gets besides. */
export interface V1Connection {
  /** Of a device that speaks generation 1. */
  readonly codecMode?: CodecMode;
}

/** Under which names, and in which words for whoever connects hardware. */
export const v1Told = [{ member: 'codecMode', variable: 'IOT_CODEC_MODE', words: 'codec mode' }] as const;
