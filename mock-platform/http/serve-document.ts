import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { type OpenApiDocument, readingPage } from './reading-page.ts';

export interface DocumentOptions {
  readonly title: string;
  readonly description: string;
  /** Where `openapi.json` and `docs` are: '' or a path without a slash at its end. */
  readonly prefix: string;
}

/** The OpenAPI 3.1 document of all that is mounted on the app, and a page to read it. */
export function serveDocument<E extends Env>(app: OpenAPIHono<E>, options: DocumentOptions): void {
  const { title, description, prefix } = options;
  const info = { title, version: '1', description };
  const document = () => app.getOpenAPI31Document({ openapi: '3.1.0', info });
  app.get(`${prefix}/openapi.json`, ({ json }) => json(document()));
  app.get(`${prefix}/docs`, ({ html }) => html(readingPage(document() as unknown as OpenApiDocument)));
}
