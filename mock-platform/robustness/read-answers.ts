/** One HTTP response. */
export interface Answer {
  readonly status: number;
  /** Absent where there is none. */
  readonly body: unknown;
}

/**
 * The responses in what a server has said on one connection.
 * @throws Error when that is not HTTP, an error without the members of one, or an error of the server's own making
 */
export function readAnswers(bytes: Buffer): Answer[] {
  const answers: Answer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    const head = rest.subarray(0, end === -1 ? rest.length : end).toString('latin1');
    const [, code] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
    if (code === undefined || end === -1)
      throw new Error(`What came is not an HTTP response: ${JSON.stringify(head)}.`);
    const status = Number(code);
    rest = rest.subarray(end + 4);
    // An interim answer, on the way to the real one.
    if (status < 200) continue;
    const { content, length } = contentOf(head, rest);
    rest = rest.subarray(length);
    answers.push(checked({ status, body: bodyOf(content, head) }, head));
  }
  return answers;
}

function contentOf(head: string, rest: Buffer): { content: Buffer; length: number } {
  if (/^transfer-encoding: chunked/im.test(head)) return chunksOf(rest);
  const [, digits = '0'] = /^content-length: (\d+)/im.exec(head) ?? [];
  const length = Number(digits);
  if (rest.length < length) throw new Error(`The answer ends after ${rest.length} of ${length} bytes.`);
  return { content: rest.subarray(0, length), length };
}

function chunksOf(rest: Buffer): { content: Buffer; length: number } {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf('\r\n', at);
    const size = Number.parseInt(rest.subarray(at, lineEnd).toString('latin1'), 16);
    if (lineEnd === -1 || Number.isNaN(size)) throw new Error('The answer ends within a chunk.');
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
    if (size === 0) return { content: Buffer.concat(chunks), length: at };
  }
}

function bodyOf(content: Buffer, head: string): unknown {
  if (content.length === 0) return undefined;
  const text = content.toString('utf8');
  return /^content-type: application\/json/im.test(head) ? JSON.parse(text) : text;
}

function checked(answer: Answer, head: string): Answer {
  const { status, body } = answer;
  if (status < 400) return answer;
  const { error_code, error_desc } = (body ?? {}) as Record<string, unknown>;
  const isError = typeof error_code === 'string' && /^\d{3,7}$/.test(error_code) && typeof error_desc === 'string';
  if (!isError)
    throw new Error(`An error without error_code and error_desc: ${head.split('\r\n')[0]}, ${JSON.stringify(body)}.`);
  if (status >= 500) throw new Error(`An error of the platform's own making: ${status} ${error_code} ${error_desc}`);
  return answer;
}
