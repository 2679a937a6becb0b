import type { Vite } from 'vitest/node';
import type { ConfigurationFile } from '../configuration/configuration.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What changed, such as the program of the device: what failed last time is played first. Empty when nothing did. */
    conformanceChange?: string;
  }
}

/**
 * In Vitest's watch mode: runs the suites again when the program of the device changes, or what `watch` names. Vitest's own
 * keys are `a` for all, `q` to quit.
 */
export function watching(settings: ConfigurationFile = {}): Vite.Plugin {
  return {
    name: 'huawei-iot-conformance:watching',
    async configureVitest({ vitest, project }) {
      if (!vitest.config.watch) return;
      // Only who watches needs these, and they take their time to load.
      const [{ loadConfiguration }, { FileWatch }, { watchedBy }] = await Promise.all([
        import('../configuration/load-configuration.ts'),
        import('../watch/file-watch.ts'),
        import('../watch/watched.ts'),
      ]);
      const inline = { content: settings, name: 'vitest.config' };
      const configuration = await loadConfiguration({ inline }).catch(() => undefined);
      // The run reports what is wrong with the configuration.
      if (!configuration) return;
      let isDue = false;
      const again = async (path: string) => {
        if (isDue) return;
        isDue = true;
        await vitest.waitForTestRunEnd();
        isDue = false;
        project.provide('conformanceChange', path);
        const all = await vitest.globTestSpecifications();
        await vitest.rerunTestSpecifications(all.filter((one) => one.project.name === project.name));
        project.provide('conformanceChange', '');
      };
      const files = new FileWatch(watchedBy(configuration), (path) => void again(path));
      vitest.onClose(() => files.close());
    },
  };
}
