import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { calls } from './calls/index.ts';
import { v5Stage } from './testing.ts';

test('the document is valid OpenAPI 3.1 and names every call, and the page to read it needs nothing else', async () => {
  const { northbound } = await v5Stage();
  const document = (await (await fetch(`${northbound.url}/v5/openapi.json`)).json()) as { paths: object };
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named.sort()).toEqual(calls.map(({ method, path }) => `${method} ${path}`).sort());
  expect(named.length).toBeGreaterThan(30);

  const page = await (await fetch(`${northbound.url}/v5/docs`)).text();
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
  for (const { path } of calls) expect(page).toContain(path);
});
