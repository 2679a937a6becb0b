import { PlatformError } from '../../platform-error.ts';
import { importModule } from '../../user-files/import-module.ts';
import type { Codec } from './product.ts';

/**
 * A product's codec: the exports `decode` and `encode` of a module, or of its default export.
 * @param path absolute
 * @throws PlatformError when the module cannot be loaded, or has no such functions
 */
export async function loadCodec(path: string): Promise<Codec> {
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await importModule(path);
  } catch (error) {
    throw new PlatformError(`The codec ${path} cannot be loaded: ${(error as Error).message}`);
  }
  for (const candidate of [module, module.default]) if (isCodec(candidate)) return candidate;
  const exports = Object.keys(module).join(', ') || 'nothing';
  throw new PlatformError(`The codec ${path} exports ${exports}: expected functions decode and encode.`);
}

function isCodec(value: unknown): value is Codec {
  const { decode, encode } = Object(value) as Partial<Codec>;
  return typeof decode === 'function' && typeof encode === 'function';
}
