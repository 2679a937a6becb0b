import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answer to a request that is HTTP and names nothing that could be called, such as one for no host. */
export function answerTo(error: unknown): Response {
  const { name, message } = error as Error;
  const status = name === 'RequestError' ? 400 : 500;
  return Response.json(bodyOf(status, `${message}.`), { status });
}

/** Answers a request that has no handler. */
export function failTo(response: ServerResponse, { message }: Error): void {
  response.writeHead(500, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(bodyOf(500, `${message}.`)));
}

/** Answers what is not HTTP, too large or too slow, and closes. What has gone away is not answered. */
export function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, words] = known[error.code ?? ''] ?? [400, `This is not HTTP: ${error.message}.`];
  const body = JSON.stringify(bodyOf(status, words));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    // Whoever writes on and does not read would keep it open.
    () => socket.destroy(),
  );
}

const known: Readonly<Record<string, readonly [status: number, words: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers have more than 16384 bytes, which is the most that is read.'],
};

/** In the form of the application's side; the code is the mock's own. */
function bodyOf(status: number, words: string) {
  return { error_code: String(status), error_desc: words };
}
