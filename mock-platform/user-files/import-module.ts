import { pathToFileURL } from 'node:url';

/** Node's own "I cannot read TypeScript": all of it before Node 22.18, and what cannot be stripped since. */
const needsTransform = new Set(['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX']);

/**
 * Imports a JavaScript or TypeScript module by its absolute path. TypeScript that the running Node cannot read goes
 * through vite; vitest reads it as it is.
 *
 * @throws whatever the module throws.
 */
export async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(/* @vite-ignore */ pathToFileURL(path).href);
  } catch (error) {
    if (!needsTransform.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    // Loaded only here: vite takes longer to load than most runs of the command line take altogether.
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport<Record<string, unknown>>(path, { configFile: false, logLevel: 'silent' });
    return module;
  }
}
