import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { HttpEntrance } from './http-entrance.ts';

const open: { destroy(): unknown }[] = [];
let entrance: HttpEntrance | undefined;
afterEach(async () => {
  for (const one of open.splice(0)) one.destroy();
  await entrance?.close();
});

const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

/** Answers each request with its path, and says how many began in one turn of the event loop at most. */
async function entranceThatCounts(): Promise<{ readonly most: () => number }> {
  let [inTurn, most] = [0, 0];
  let isCounting = true;
  const count = () => {
    inTurn = 0;
    if (isCounting) setImmediate(count);
  };
  open.push({ destroy: () => (isCounting = false) });
  count();
  entrance = await HttpEntrance.open({
    host: '127.0.0.1',
    port: 0,
    answer: ({ url }, response) => {
      inTurn += 1;
      most = Math.max(most, inTurn);
      response.end(`<${url}>`);
    },
  });
  return { most: () => most };
}

async function caller(): Promise<Socket> {
  const socket = connect({ port: entrance?.port ?? 0, host: '127.0.0.1' });
  open.push(socket);
  await once(socket, 'connect');
  return socket;
}

async function readUntil(socket: Socket, end: string): Promise<string> {
  let text = '';
  for await (const piece of socket) {
    text += piece;
    if (text.includes(end)) break;
  }
  return text;
}

const numbers = Array.from({ length: 200 }, (_, n) => n);

test('of 200 requests that come in one go few are begun in a turn of the event loop, and all are answered in order', async () => {
  const { most } = await entranceThatCounts();
  const socket = await caller();
  socket.write(numbers.map((n) => request(`/${n}`)).join(''));
  const text = await readUntil(socket, '</199>');
  expect([...text.matchAll(/<\/(\d+)>/g)].map(([, n]) => Number(n))).toEqual(numbers);
  expect(most()).toBeLessThanOrEqual(20);
});

test('of requests on 60 connections at once few are begun in a turn, and nobody waits for the many of another connection', async () => {
  const { most } = await entranceThatCounts();
  const flood = await caller();
  const others = await Promise.all(numbers.slice(0, 60).map(caller));
  flood.write(request('/flood').repeat(2000));
  const answers = others.map((socket, n) => {
    socket.write(request(`/${n}`));
    return readUntil(socket, `</${n}>`);
  });
  expect(await Promise.all(answers)).toHaveLength(60);
  expect(flood.destroyed).toBe(false);
  expect(most()).toBeLessThanOrEqual(20);
});

test('a caller that leaves while its requests wait is forgotten, and others are answered', async () => {
  await entranceThatCounts();
  const [gone, stays] = [await caller(), await caller()];
  gone.write(request('/gone').repeat(500), () => gone.resetAndDestroy());
  stays.write(request('/stays'));
  expect(await readUntil(stays, '</stays>')).toContain('200 OK');
});
