import type { Own, ServedGeneration } from '../generations/served-generation.ts';
import { type GivenSettings, placeOf, subjectOf } from '../settings/given.ts';
import { missingPath } from '../settings/missing-path.ts';
import type { Path } from '../user-files/place.ts';
import type { ParsedDefinition } from './definition-schema.ts';

/** Paths that have to be there before a platform is started. */
export function missingPaths(
  { products, scripts }: ParsedDefinition,
  { productFiles }: ServedGeneration,
  given: GivenSettings,
): string[] {
  return [
    ...products.flatMap((product, index) => [
      missingPath(given, ['products', index, 'model'], 'folder, zip or .json file'),
      ...productFiles
        .filter((member) => (product as Own)[member] !== undefined)
        .map((member) => missingPath(given, ['products', index, member], 'file')),
    ]),
    ...scripts.map((_, index) => missingPath(given, ['scripts', index], 'file')),
  ].filter((problem) => problem !== undefined);
}

/** Parts that are each right and cannot all be true. @param ids of the products, also of those that did not give one */
export function contradictions(
  { devices, products }: ParsedDefinition,
  ids: readonly string[],
  generation: ServedGeneration,
  given: GivenSettings,
): string[] {
  const whereIs = (path: Path) => placeOf(given, path) ?? 'platform';
  const known = ids.join(', ');
  return [
    ...devices.flatMap(({ productId, nodeId }, index) => {
      if (productId === undefined && products.length > 1) {
        return [
          `${whereIs(['devices', index])}: device ${nodeId} names no product: expected one of ${known}. Add its productId.`,
        ];
      }
      if (productId === undefined || ids.includes(productId)) return [];
      return [
        `${whereIs(['devices', index, 'productId'])}: device ${nodeId} is of product ${productId}: expected one of ${known}. Correct it, or define that product.`,
      ];
    }),
    ...products.flatMap((product, index) =>
      generation.contradictions(product as Own, (member) => subjectOf(given, ['products', index, member])),
    ),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            `${whereIs(['products', index])}: productId ${id} is there twice: expected another one. Give this product its own productId.`,
          ],
    ),
  ];
}
