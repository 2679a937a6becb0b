import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { answerLate } from './answer-late.ts';
import { answerWith } from './answer-with.ts';

async function serve(answer: RequestListener): Promise<{ url: string; arrived(): Promise<unknown> }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, arrived: () => once(server, 'request') };
}

/** Says how often it was called, and what it was sent. */
function counting(): RequestListener {
  let calls = 0;
  return async (request, response) => {
    calls += 1;
    const call = calls;
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end(`${call}: ${body}`);
  };
}

test('requests that come before it is loaded wait, with their bodies, and are answered in their order', async () => {
  const { promise, resolve } = deferred<RequestListener>();
  let loads = 0;
  const late = answerLate(() => {
    loads += 1;
    return promise;
  });
  const { url, arrived } = await serve(late.answer);
  const answers = [];
  for (const body of ['a', 'b'.repeat(1_000_000), 'c']) {
    const here = arrived();
    answers.push(fetch(url, { method: 'POST', body }).then((response) => response.text()));
    await here;
  }
  resolve(counting());
  await late.load();
  expect(await Promise.all(answers)).toEqual(['1: a', `2: ${'b'.repeat(1_000_000)}`, '3: c']);
  expect(await (await fetch(url, { method: 'POST', body: 'd' })).text()).toBe('4: d');
  expect(loads).toBe(1);
});

test('the first request loads it if it is not loaded yet', async () => {
  const { url } = await serve(answerLate(async () => counting()).answer);
  expect(await (await fetch(url, { method: 'POST', body: 'a' })).text()).toBe('1: a');
});

test('an error while loading reaches the one who loads it, and every caller', async () => {
  const late = answerLate(() => Promise.reject(new Error('there is no such file')));
  const { url } = await serve(late.answer);
  await expect(late.load()).rejects.toThrow('there is no such file');
  const response = await fetch(url);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error_code: '500', error_desc: 'there is no such file.' });
});

test('a caller who goes away while it is loaded does not disturb others', async () => {
  const { promise, resolve } = deferred<RequestListener>();
  const late = answerLate(() => promise);
  const { url, arrived } = await serve(late.answer);
  const leaving = new AbortController();
  const here = arrived();
  const left = expect(fetch(url, { method: 'POST', body: 'a', signal: leaving.signal })).rejects.toThrow();
  const [request] = (await here) as [{ socket: NodeJS.EventEmitter }];
  const closed = once(request.socket, 'close');
  leaving.abort();
  await left;
  await closed;
  resolve(answerWith(async (request) => new Response(await request.text())));
  await late.load();
  expect(await (await fetch(url, { method: 'POST', body: 'b' })).text()).toBe('b');
});

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
