import type { CodecMode } from '../../../mock-platform/generations/v1/own.ts';
import type { Codec } from '../../../mock-platform/generations/v1/product.ts';

/** What generation 1 can be played with. */
export interface V1Setup {
  /** Play it in this codec mode. Default: the device's first. */
  readonly codecMode?: CodecMode;
}

/** What it makes of a configuration. */
export interface V1Settled extends V1Setup {
  readonly codec?: Codec;
}
