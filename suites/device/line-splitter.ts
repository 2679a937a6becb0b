import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a stream of UTF-8 bytes into lines at `\n` or `\r\n` and nowhere else: JSON may hold U+2028 as it is, where
 * `node:readline` would cut it. At most `limit` characters of a line are kept, so that a device that never ends its
 * line cannot fill the memory.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #limit: number;
  #line = '';

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that these bytes complete. */
  feed(chunk: Uint8Array): string[] {
    const [first = '', ...others] = this.#decoder.write(Buffer.from(chunk)).split('\n');
    const lines: string[] = [];
    this.#append(first);
    for (const part of others) {
      lines.push(this.#take());
      this.#append(part);
    }
    return lines;
  }

  /** What came after the last line end, if anything did. */
  rest(): string[] {
    this.#append(this.#decoder.end());
    return this.#line === '' ? [] : [this.#take()];
  }

  #append(text: string): void {
    this.#line += text.slice(0, this.#limit - this.#line.length);
  }

  #take(): string {
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
    this.#line = '';
    return line;
  }
}
