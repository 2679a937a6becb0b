import { dirname, relative, resolve, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import picomatch from 'picomatch';
import type { Watched } from './watched.ts';

/** A file that has not grown or shrunk for so long is taken to be complete, in milliseconds. */
const settledMs = 400;
/** Files that people do not write by hand, and too many to watch. */
const ignored = /(^|\/)(node_modules|\.git)(\/|$)/;

/** Tells of files that were written. One that is still being written, such as by a compiler, is waited for. */
export class FileWatch {
  readonly #watcher: FSWatcher;

  /** @param changed told with the path, as seen from the working folder */
  constructor(watched: Watched, changed: (path: string) => void, cwd = process.cwd()) {
    const { files, folders, patterns, base } = watched;
    const isNamed = picomatch(
      patterns.map((pattern) => slashed(resolve(base, pattern))),
      { dot: true },
    );
    const roots = patterns.map((pattern) => {
      const { base: root, isGlob } = picomatch.scan(slashed(resolve(base, pattern)));
      return isGlob ? root : dirname(root);
    });
    const isWanted = (path: string) =>
      files.includes(path) || folders.some((folder) => path.startsWith(`${folder}${sep}`)) || isNamed(slashed(path));
    // Folders rather than files: an editor or a compiler may replace a file by another one.
    const places = [...new Set([...files.map((file) => dirname(file)), ...folders, ...roots])];
    const isOnTheWay = (path: string) =>
      places.includes(path) || [...folders, ...roots].some((root) => path.startsWith(`${root}${sep}`));
    this.#watcher = watch(places, {
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: settledMs, pollInterval: settledMs / 4 },
      ignored: (path, stats) => {
        const full = resolve(path);
        if (ignored.test(slashed(relative(base, full)))) return true;
        return stats?.isFile() ? !isWanted(full) : stats !== undefined && !isOnTheWay(full);
      },
    });
    const tell = (path: string) => {
      if (isWanted(resolve(path))) changed(relative(cwd, resolve(path)));
    };
    this.#watcher.on('add', tell).on('change', tell);
    // What cannot be watched, such as a folder that was removed, costs only that.
    this.#watcher.on('error', () => {});
  }

  /** Resolves when changes are noticed. */
  get ready(): Promise<void> {
    return new Promise((resolve) => this.#watcher.once('ready', resolve));
  }

  close(): Promise<void> {
    return this.#watcher.close();
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
