import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from './shell.ts';
import { style } from './style.ts';

/** What the page may load: its own modules and style sheet, and answers of the platform that serves it. Nothing is made of texts. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // The files are on this machine, and another version may be served from here next time.
  'Cache-Control': 'no-store',
};

/** The live console: its page at `/`, and its parts below `/console/`. Modules are read when they are asked for. */
export async function consolePage(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answer(405, 'text/plain', 'The console is only read.');
  if (pathname === '/') return answer(200, 'text/html', shell);
  if (pathname === '/console/style.css') return answer(200, 'text/css', style);
  if (pathname === '/console/phrases.json') return answer(200, 'application/json', await phrases());
  // What one of the page's modules imports stands beside it.
  const [, shared] = /^\/console\/((?:phrase-book|parts-of-text)\.js)$/.exec(pathname) ?? [];
  if (shared !== undefined) return script(`../../mock-platform/language/${shared}`);
  const [, name] = /^\/console\/((?:texts\/)?[a-z-]+\.js)$/.exec(pathname) ?? [];
  return name === undefined ? noPart() : script(`page/${name}`);
}

/** What judges say in Chinese, for who reads the page in it; loaded when it is asked for. */
async function phrases(): Promise<string> {
  return JSON.stringify((await import('../report/phrases.zh.ts')).phrasesInChinese);
}

async function script(path: string): Promise<Response> {
  const text = await readFile(join(import.meta.dirname, path), 'utf8').catch(() => undefined);
  return text === undefined ? noPart() : answer(200, 'text/javascript', text);
}

function noPart(): Response {
  return answer(404, 'text/plain', 'The console has no such part.');
}

function answer(status: number, mediaType: string, body: string): Response {
  return new Response(body, { status, headers: { ...headers, 'Content-Type': `${mediaType}; charset=utf-8` } });
}
