import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}

type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;

/** For tests: compares responses with an OpenAPI document, which is taken to name every member that there may be. */
export class ResponseCheck {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.#document = closed(document) as Document;
    this.#ajv.addSchema(this.#document, 'document');
  }

  /** What is wrong with a response; empty when nothing is. */
  complaints(method: string, path: string, { status, body }: { status: number; body: unknown }): string[] {
    const template = Object.keys(this.#document.paths).find(
      (template) => asPattern(template).test(path) && this.#document.paths[template]?.[method.toLowerCase()],
    );
    if (template === undefined) return [`${method} ${path} is not documented`];
    const response = this.#document.paths[template]?.[method.toLowerCase()]?.responses[status];
    if (!response) return [`${method} ${template}: status ${status} is not documented`];
    if (!response.content)
      return body === undefined ? [] : [`${method} ${template}: ${status} is documented without a body`];
    const pointer = ['paths', template, method.toLowerCase(), 'responses', `${status}`, 'content', 'application/json'];
    const validate = this.#validatorOf([...pointer, 'schema']);
    return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }

  #validatorOf(path: readonly string[]): ValidateFunction {
    const pointer = path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const known = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `document#/${pointer}` });
    this.#validators.set(pointer, known);
    return known;
  }
}

const known = new Map<string, Promise<ResponseCheck>>();

/**
 * For tests: the check of the document at this address. A server writes it in some hundredths of a second, and to compile it takes
 * longer: a process does so once for each `kind` of document.
 */
export function responseCheckOf(kind: string, url: string): Promise<ResponseCheck> {
  const make = async () => new ResponseCheck((await (await fetch(url)).json()) as object);
  const check = known.get(kind) ?? make();
  known.set(kind, check);
  return check;
}

function asPattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{.+?\}/g, '[^/]+')}$`);
}

/** Objects do not take other members than those that they name, unless they say so. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closed(member)]));
  const isOpen = members.type !== 'object' || !members.properties || members.additionalProperties !== undefined;
  return isOpen ? members : { ...members, additionalProperties: false };
}
