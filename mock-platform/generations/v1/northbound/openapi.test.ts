import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls } from './calls/index.ts';
import { type Stage, stage } from './testing.ts';

let it: Stage;
beforeAll(async () => {
  it = await stage();
});
afterAll(() => it.stop());

async function documentOf(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/openapi.json`);
  expect(response.headers.get('content-type')).toContain('application/json');
  return (await response.json()) as Record<string, unknown>;
}

test('the document is valid OpenAPI 3.1, and names every call', async () => {
  const document = await documentOf(it.northbound.url);
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const named = Object.entries(document.paths as object).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named.sort()).toEqual(calls.map(({ method, path }) => `${method} ${path}`).sort());
});

test('the validator refuses a document that is broken', async () => {
  const document = await documentOf(it.northbound.url);
  const { valid } = await new Validator().validate({ ...document, paths: { '/broken': { get: { responses: 5 } } } });
  expect(valid).toBe(false);
});

test('the page to read it needs nothing else, and shows every call with its members', async () => {
  const response = await fetch(`${it.northbound.url}/docs`);
  expect(response.headers.get('content-type')).toContain('text/html');
  const page = await response.text();
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
  for (const { path } of calls) expect(page).toContain(path);
  for (const member of ['deviceInfo.nodeId', 'header.requestId', 'deviceDataHistoryDTOs[].timestamp', '102203']) {
    expect(page.replaceAll(/<[^>]+>/g, '')).toContain(member);
  }
});
