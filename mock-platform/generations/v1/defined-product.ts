import { loadCodec } from './load-codec.ts';
import type { V1Coding } from './own.ts';
import type { Codec } from './product.ts';

/** What generation 1 knows of a product in a definition. */
export interface V1DefinedProduct extends V1Coding {
  /** Path of a module. */
  readonly codec?: string;
}

/** @param pathOf makes a path absolute */
export function definedV1(
  { codecMode = 'json', codec }: { readonly codecMode?: V1Coding['codecMode']; readonly codec?: string | undefined },
  pathOf: (path: string) => string,
): V1DefinedProduct {
  return { codecMode, ...(codec !== undefined && { codec: pathOf(codec) }) };
}

/** What contradicts itself in products, in words. @param subjectOf how a line about a member of one of them begins */
export function v1Contradictions(
  products: readonly { readonly codecMode: V1Coding['codecMode']; readonly codec?: string | undefined }[],
  subjectOf: (index: number, member: string) => string,
): string[] {
  return products.flatMap(({ codecMode, codec }, index) =>
    codecMode === 'binary' && codec === undefined
      ? [
          `${subjectOf(index, 'codecMode')} is "binary" without a codec: expected a module with decode and encode. Add codec.`,
        ]
      : [],
  );
}

/** @throws PlatformError when its codec cannot be loaded */
export async function loadV1({ codecMode, codec }: V1DefinedProduct): Promise<V1Coding & { readonly codec?: Codec }> {
  return { codecMode, ...(codec !== undefined && { codec: await loadCodec(codec) }) };
}
