import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createCertificates } from '../certificates/certificates.ts';
import { answerWith } from './answer-with.ts';
import { type Entrances, openEntrances } from './open-entrances.ts';

const open = async (patienceMs?: number) =>
  openEntrances({
    host: '127.0.0.1',
    ports: { http: 0, https: 0 },
    certificate: (await createCertificates({ keyType: 'ecdsa', now: Date.now() })).server('valid'),
    answer: answerWith((request) => {
      if (request.url.endsWith('/throws')) throw new Error('something is wrong');
      return new Response('here');
    }),
    ...(patienceMs !== undefined && { patienceMs }),
  });

let entrances: Entrances;
beforeAll(async () => {
  entrances = await open();
});
afterAll(() => entrances.close());

/** All that the server says until it closes; the caller writes this, and stays. */
async function answerTo(text: string | Buffer, port = entrances.ports.http): Promise<string> {
  const socket = connect(port ?? 0, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.write(text);
  await once(socket, 'close');
  return said;
}

const close = 'Connection: close\r\n\r\n';

test.each<[string, string | Buffer, number, string]>([
  ['no HTTP', 'hello\r\n\r\n', 400, 'This is not HTTP: Parse Error: '],
  ['bytes', Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0]), 400, 'This is not HTTP: Parse Error: '],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
    'This is not HTTP',
  ],
  ['no host', `GET / HTTP/1.1\r\n${close}`, 400, 'Missing host header.'],
  ['a host that is none', `GET / HTTP/1.1\r\nHost: a b/c\r\n${close}`, 400, 'Invalid'],
  [
    'headers without end',
    `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'more than 16384 bytes',
  ],
  ['what makes the server fail', `GET /throws HTTP/1.1\r\nHost: x\r\n${close}`, 500, 'something is wrong.'],
])('%s is refused in the form of all refusals', async (_, text, status, words) => {
  const [head = '', body = ''] = (await answerTo(text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(body)).toEqual({ error_code: String(status), error_desc: expect.stringContaining(words) });
});

test('an unknown expectation is ignored', async () => {
  const said = await answerTo(`GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n${close}`);
  expect(said).toMatch(/^HTTP\/1.1 200 OK[\s\S]*here/);
});

// The server closes by itself, sooner or later: these wait for that, and would hang if it did not.
test.each([
  ['no request at all', ''],
  ['half a request line', 'GET / HT'],
  ['headers without end', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345'],
])('a caller that sends only %s is closed', async (_, text) => {
  const hasty = await open(100);
  onTestFinished(() => hasty.close());
  await answerTo(text, hasty.ports.http);
});

test('headers that come byte by byte and never end do not keep the connection open, and the answer says why it closes', async () => {
  const hasty = await open(300);
  onTestFinished(() => hasty.close());
  const socket = connect(hasty.ports.http ?? 0, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nA: ');
  const drip = setInterval(() => socket.write('x'), 20);
  onTestFinished(() => clearInterval(drip));
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  await once(socket, 'close');
  expect(said).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
  expect(said).toContain('{"error_code":"408","error_desc":"The request did not arrive in time."}');
});

test('a TLS handshake that never ends does not keep the connection open', async () => {
  const hasty = await open(100);
  onTestFinished(() => hasty.close());
  await answerTo(Buffer.from([0x16, 3, 1, 2, 0, 1]), hasty.ports.https);
});

test('slow callers do not make others wait, also over TLS', async () => {
  const slow = Array.from({ length: 200 }, (_, index) => {
    const socket = connect((index % 2 ? entrances.ports.http : entrances.ports.https) ?? 0, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    socket.write(index % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\nA: ' : Buffer.from([0x16, 3, 1, 2, 0, 1]));
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  const secure = connectSecurely({ port: entrances.ports.https ?? 0, host: '127.0.0.1', rejectUnauthorized: false });
  onTestFinished(() => void secure.destroy());
  secure.write(`GET / HTTP/1.1\r\nHost: x\r\n${close}`);
  expect(String((await once(secure, 'data'))[0])).toMatch(/^HTTP\/1.1 200/);
  expect(await answerTo(`GET / HTTP/1.1\r\nHost: x\r\n${close}`)).toMatch(/^HTTP\/1.1 200/);
});
