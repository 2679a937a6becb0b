import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { consolePage } from './console-page.ts';

const get = (path: string, method = 'GET') => consolePage(new Request(`http://localhost${path}`, { method }));

test('the page is a shell that names its script and its style, and a policy that lets nothing else in', async () => {
  const response = await get('/');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = response.headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; /);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const page = await response.text();
  expect(page).toContain('<noscript>This page needs JavaScript.');
  expect([...page.matchAll(/(?:src|href)="(.*?)"/g)].map(([, address]) => address)).toEqual([
    ...['data:,', '/console/style.css', '/console/main.js'],
  ]);
});

test('the style sheet needs nothing from elsewhere', async () => {
  const style = await (await get('/console/style.css')).text();
  expect(style).toContain('prefers-color-scheme: dark');
  expect(style).not.toMatch(/@import|url\(/);
});

test.each([
  ...['/console/nothing.js', '/console/../shell.js', '/console/%2e%2e/shell.js', '/console/..%2fshell.js'],
  ...['/console/main.ts', '/console/texts/../main.js%00', '/console/', '/console/main.js.map', '/favicon.ico'],
])('%s is not a part of it', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('it is only read', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
});

test('all of it is less than 300 KB, with what judges say in Chinese, and makes no markup of texts', async () => {
  const folder = join(import.meta.dirname, 'page');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  expect(files.length).toBeGreaterThan(15);
  const book = ['phrase-book.ts', 'parts-of-text.ts']
    .map((name) => readFileSync(join(folder, '../../../mock-platform/language', name), 'utf8'))
    .join('');
  const phrases = await (await get('/console/phrases.json')).text();
  expect(JSON.parse(phrases).length).toBeGreaterThan(900);
  expect(Buffer.byteLength(sources + book + phrases)).toBeLessThan(300_000);
  expect(sources).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|style=/);
});
