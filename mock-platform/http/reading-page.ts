/** What the page shows of an OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface DocumentedOperation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
    >
  >;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** An OpenAPI document as one page of HTML that needs nothing else: no script, no network. */
export function readingPage(document: OpenApiDocument): string {
  const { info, paths } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(tag));
    const articles = own.map(({ method, path, operation }) => article(method, path, operation, document)).join('');
    return `<section id="${anchor(tag)}"><h2>${text(tag)}</h2>${articles}</section>`;
  });
  const links = tags.map((tag) => `<a href="#${anchor(tag)}">${text(tag)}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(info.title)}</title><style>${style}</style></head><body><header><h1>${text(info.title)}</h1>
<p>${text(info.description ?? '')}</p><nav>${links} · <a href="openapi.json">OpenAPI document</a></nav></header>
<main>${sections.join('')}</main></body></html>`;
}

function article(method: string, path: string, operation: DocumentedOperation, document: OpenApiDocument): string {
  const { summary = '', description = '', parameters = [], requestBody, responses } = operation;
  const rows = parameters.map(({ name, in: place, required, schema, description }) =>
    row(`${name} <small>${place}</small>`, schema, required ?? false, description),
  );
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([mediaType, { schema }]) => `<h4>Body <small>${text(mediaType)}</small></h4>${members(schema, document)}`,
  );
  const answers = Object.entries(responses).map(([status, { description, content = {} }]) => {
    const shape =
      status < '300'
        ? Object.values(content)
            .map(({ schema }) => members(schema, document))
            .join('')
        : '';
    return `<h4>${text(status)}</h4><p>${text(description)}</p>${shape}`;
  });
  return `<details><summary><code><b>${method}</b> ${text(path)}</code> ${text(summary)}</summary><p>${text(description)}</p>
${rows.length > 0 ? `<h4>Parameters</h4><table>${rows.join('')}</table>` : ''}${bodies.join('')}${answers.join('')}</details>`;
}

/** The members of an object, those of objects inside it as paths. */
function members(schema: Schema, document: OpenApiDocument): string {
  const rows = flatten(schema, document, '').map(({ name, schema, required }) => row(text(name), schema, required));
  return rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
}

interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function flatten(schema: Schema, document: OpenApiDocument, prefix: string): Member[] {
  const { properties = {}, required = [], items, anyOf } = resolve(schema, document);
  if (anyOf) return flatten(anyOf[0] as Schema, document, prefix);
  if (items) return flatten(items, document, `${prefix}[]`);
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const own: Member = { name: path, schema: resolve(property, document), required: required.includes(name) };
    return [own, ...flatten(property, document, path)];
  });
}

function resolve(schema: Schema, { components }: OpenApiDocument): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return (name !== undefined && components?.schemas?.[name]) || schema;
}

function row(nameHtml: string, schema: Schema, required: boolean, description = schema.description): string {
  const { type = '', maxLength, pattern } = schema;
  const values = schema.const !== undefined ? [schema.const] : schema.enum;
  const kind = values ? values.map((value) => JSON.stringify(value)).join(' | ') : [type].flat().join(' | ');
  const bounds = [maxLength !== undefined && `at most ${maxLength}`, pattern !== undefined && `like ${pattern}`];
  const notes = [description, ...bounds].filter((note): note is string => typeof note === 'string');
  return `<tr><th>${nameHtml}${required ? '' : ' <small>optional</small>'}</th><td>${text(kind)}</td><td>${text(notes.join(' · '))}</td></tr>`;
}

function text(raw: string): string {
  return raw.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function anchor(tag: string): string {
  return encodeURIComponent(tag.toLowerCase());
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
summary{cursor:pointer;padding:.3rem 0}details{border-top:1px solid #8884}details[open]{padding-bottom:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-top:1px solid #8882;font-weight:400}
th{font-family:ui-monospace,monospace;white-space:nowrap}small{opacity:.7}h4{margin:.8rem 0 .2rem}`;
