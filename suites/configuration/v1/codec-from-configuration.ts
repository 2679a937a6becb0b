import { loadCodec } from '../../../mock-platform/generations/v1/load-codec.ts';
import type { Codec } from '../../../mock-platform/generations/v1/product.ts';
import { PlatformError } from '../../../mock-platform/platform-error.ts';
import type { Configuration } from '../configuration.ts';
import { ConfigurationError } from '../configuration-error.ts';

/**
 * The codec that a configuration names: its module's exports `decode` and `encode`, or those of its default export.
 *
 * @throws ConfigurationError when the module cannot be loaded, or has no such functions.
 */
export async function codecFromConfiguration({ codec }: Pick<Configuration, 'codec'>): Promise<Codec | undefined> {
  if (codec === undefined) return undefined;
  try {
    return await loadCodec(codec);
  } catch (error) {
    throw error instanceof PlatformError ? new ConfigurationError([error.message]) : error;
  }
}
