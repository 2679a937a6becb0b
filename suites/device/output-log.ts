import { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import type { OutputLine } from './device.ts';
import { LineSplitter } from './line-splitter.ts';

const maximumLines = 2000;
const maximumLength = 2000;

/** What a device printed: the last 2000 lines, 2000 characters of each, without the secret. */
export class OutputLog {
  readonly lines: OutputLine[] = [];
  readonly #secrets: KnownSecrets;
  readonly #splitters: Record<OutputLine['stream'], LineSplitter>;
  /** To hand to the process. */
  readonly streams = {
    stdout: (chunk: Uint8Array) => this.feed('stdout', chunk),
    stderr: (chunk: Uint8Array) => this.feed('stderr', chunk),
  };

  constructor(secret: string) {
    this.#secrets = new KnownSecrets([secret]);
    // A secret that begins before the cut has to be read whole to be found, two digits for each character, too.
    const limit = maximumLength + 3 * secret.length;
    this.#splitters = { stdout: new LineSplitter(limit), stderr: new LineSplitter(limit) };
  }

  feed(stream: OutputLine['stream'], chunk: Uint8Array): void {
    for (const line of this.#splitters[stream].feed(chunk)) this.#add(stream, line);
  }

  /** Takes in the last lines that no line end closed. Call it when the streams have ended. */
  end(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      for (const line of this.#splitters[stream].rest()) this.#add(stream, line);
    }
  }

  /** The last lines as one text, for a message. */
  tail(count: number): string {
    return this.lines
      .slice(-count)
      .map(({ text }) => text)
      .join('\n');
  }

  /** Masks with as many characters as the secret has, so that nothing after it moves over the cut. */
  mask(text: string): string {
    return this.#secrets.coverInPlace(text);
  }

  #add(stream: OutputLine['stream'], line: string): void {
    const masked = this.mask(line);
    const text = masked.length > maximumLength ? `${masked.slice(0, maximumLength)} … (cut)` : masked;
    this.lines.push({ wall: Date.now(), stream, text });
    if (this.lines.length > maximumLines) this.lines.shift();
  }
}
