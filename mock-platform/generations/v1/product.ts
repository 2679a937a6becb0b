import type { Product } from '../../registry/registry.ts';
import { RegistryError } from '../../registry/registry-error.ts';
import { type CodecMode, codings, type V1Coding } from './own.ts';

/** A user's codec plug-in: device bytes to the platform's JSON and back. */
export interface Codec {
  /** Bytes of a publication on `data/binary` to a JSON value. Throws when they are not a message. */
  decode(bytes: Uint8Array): unknown;
  /** A command to the bytes of `command/binary`; null when nothing should be sent. */
  encode(message: Readonly<Record<string, unknown>>): Uint8Array | null;
}

/** What generation 1 knows of a product. */
export interface V1Product extends Product {
  /** Commands go out in this mode. `binary` needs a codec. Default: `json`. */
  readonly codecMode?: CodecMode;
  readonly codec?: Codec;
  /** Product secret for dynamic registration; without it, product logins are refused. */
  readonly secret?: string;
}

export type CodedProduct = V1Product & V1Coding;

/** A product that says nothing of a codec speaks JSON. */
export function asV1Product(product: Product): CodedProduct {
  return 'codecMode' in product ? (product as CodedProduct) : { ...product, codecMode: 'json' };
}

/** @throws RegistryError when a binary product has no codec */
export function codingOf(product: Product): V1Coding {
  const { productId, codecMode, codec } = asV1Product(product);
  if (codecMode === 'json' || codec) return codings[codecMode];
  throw new RegistryError(
    `Product "${productId}" has codec mode "binary" but no codec: give a module with decode and encode.`,
  );
}
