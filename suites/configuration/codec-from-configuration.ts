import type { Codec } from '../../mock-platform/registry/registry.ts';
import { importModule } from '../device/import-module.ts';
import type { Configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';

/**
 * The codec that a configuration names: its module's exports `decode` and `encode`, or those of its default export.
 *
 * @throws ConfigurationError when the module cannot be loaded, or has no such functions.
 */
export async function codecFromConfiguration({ codec }: Pick<Configuration, 'codec'>): Promise<Codec | undefined> {
  if (codec === undefined) return undefined;
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await importModule(codec);
  } catch (error) {
    throw new ConfigurationError([`The codec ${codec} cannot be loaded: ${(error as Error).message}`]);
  }
  for (const candidate of [module, module.default]) if (isCodec(candidate)) return candidate;
  const exports = Object.keys(module).join(', ') || 'nothing';
  throw new ConfigurationError([`The codec ${codec} exports ${exports}: expected functions decode and encode.`]);
}

function isCodec(value: unknown): value is Codec {
  const { decode, encode } = Object(value) as Partial<Codec>;
  return typeof decode === 'function' && typeof encode === 'function';
}
