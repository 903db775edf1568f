import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any form
type Json = any;

/** From here, and from where a long run has it bundled, a folder below the project's. */
const file = ['../../fixtures', '../tests/fixtures']
  .map((folder) => path.resolve(import.meta.dirname, folder, 'github-openapi.json'))
  .find((one) => existsSync(one))!;

/**
 * What GitHub answers although its description has it otherwise: a comment on a line that the newest commit does not show any more
 * has no line, and the head of a pull request whose fork is gone has no repository.
 */
const alsoNull = [
  ['pull-request-review-comment', 'line'],
  ['pull-request-review-comment', 'position'],
] as const;

/** Where the answers of some statuses are described for no operation alone: any may be answered so. */
const general: Record<number, string> = {
  401: 'basic-error',
  403: 'basic-error',
  404: 'basic-error',
  409: 'basic-error',
  422: 'validation-error',
  429: 'basic-error',
  301: 'basic-error',
  307: 'basic-error',
};

export interface Operation {
  /** `GET /repos/{owner}/{repo}`. */
  route: string;
  method: string;
  matches: RegExp;
  names: string[];
  json: Json;
}

/** GitHub's description of its API, as far as the double answers: what may be asked, and how it is answered. */
export class Description {
  readonly operations: Operation[];
  private readonly json: Json;
  private readonly strict: Ajv;
  /** For what stands in addresses, where all is text. */
  private readonly coercing: Ajv;
  private readonly made = new Map<string, ValidateFunction | null>();

  constructor() {
    this.json = JSON.parse(readFileSync(file, 'utf8'));
    for (const [schema, property] of alsoNull)
      this.json.components.schemas[schema].properties[property].nullable = true;
    withNull(this.json);
    const options = {
      strict: false,
      logger: false,
      inlineRefs: false,
      code: { optimize: false },
      validateFormats: true,
      formats,
    } as const;
    this.strict = new Ajv(options);
    this.coercing = new Ajv({ ...options, coerceTypes: true, useDefaults: true });
    this.strict.addSchema(this.json, 'github');
    this.operations = Object.entries<Json>(this.json.paths).flatMap(([template, item]) =>
      Object.entries<Json>(item).map(([method, json]) => operation(method.toUpperCase(), template, json)),
    );
  }

  /** The operation and what its path says; `null` where GitHub has none, as far as the double knows. */
  find(method: string, pathname: string): { operation: Operation; values: Record<string, string> } | null {
    for (const candidate of this.operations) {
      const found = candidate.method === method ? candidate.matches.exec(pathname) : null;
      if (!found) continue;
      const values = candidate.names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]);
      return { operation: candidate, values: Object.fromEntries(values) };
    }
    return null;
  }

  /** Parameters with their types and GitHub's defaults, and what is wrong with them. */
  parameters(
    asked: Operation,
    values: Record<string, string>,
  ): { values: Record<string, string | number | boolean>; wrong: string[] } {
    const validate = this.once(`parameters ${asked.route}`, () => {
      const all: Json[] = (asked.json.parameters ?? []).map((one: Json) => this.resolved(one));
      const required = all.filter((one) => one.required).map((one) => one.name);
      const properties = Object.fromEntries(all.map((one) => [one.name, one.schema]));
      return this.coercing.compile({ type: 'object', properties, required, additionalProperties: false });
    });
    const copy: Record<string, string | number | boolean> = { ...values };
    return { values: copy, wrong: verdict(validate, copy, 'parameters') };
  }

  /** What is wrong with the body of a request. Names that the description does not have are wrong too: GitHub would ignore them. */
  body(asked: Operation, body: unknown): string[] {
    const request = asked.json.requestBody;
    if (!request) return body === undefined ? [] : ['a body where GitHub takes none'];
    if (body === undefined) return request.required ? ['no body'] : [];
    const schema = request.content['application/json'].schema;
    const where = `/paths/${escaped(asked.route)}/requestBody/content/application~1json/schema`;
    const unknown = schema.properties ? Object.keys(body as object).filter((key) => !(key in schema.properties)) : [];
    return [...this.check(where, body, 'body'), ...unknown.map((key) => `body: ${key} is nothing that GitHub knows`)];
  }

  /** What is wrong with an answer of the double's own. */
  answer(asked: Operation, status: number, body: unknown): string[] {
    const described = asked.json.responses[status];
    const response = described && this.resolved(described);
    if (!response && !general[status]) return [`${status} is no answer that GitHub's description has`];
    if (!response?.content) {
      if (response) return status === 204 && body !== undefined ? ['a body with 204'] : [];
      return this.check(`/components/schemas/${general[status]}`, body, String(status));
    }
    const where = described.$ref ? described.$ref.slice(1) : `/paths/${escaped(asked.route)}/responses/${status}`;
    return this.check(`${where}/content/application~1json/schema`, body, String(status));
  }

  private check(where: string, value: unknown, what: string): string[] {
    const validate = this.once(where, () => this.strict.compile({ $ref: `github#${where}` }));
    return verdict(validate, value, what);
  }

  private once(key: string, make: () => ValidateFunction): ValidateFunction {
    const present = this.made.get(key) ?? make();
    this.made.set(key, present);
    return present;
  }

  private resolved(json: Json): Json {
    if (!json.$ref) return json;
    return json.$ref
      .slice(2)
      .split('/')
      .reduce((inner: Json, key: string) => inner[key], this.json);
  }
}

function operation(method: string, template: string, json: Json): Operation {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  // Names of branches and paths have slashes; they stand last.
  const pattern = template.replace(/\{(\w+)\}(\/)?/g, (_all, _name, slash) => (slash ? '([^/]+)/' : '(.+)'));
  const matches = new RegExp(`^${pattern.replace(/\(\.\+\)$/, names.some(spansFolders) ? '(.+)' : '([^/]+)')}$`);
  return { route: `${method} ${template}`, method, matches, names, json: { ...json } };
}

function spansFolders(name: string): boolean {
  return ['ref', 'path', 'basehead', 'branch'].includes(name);
}

function escaped(route: string): string {
  const [method = '', template = ''] = route.split(' ');
  return `${template.replaceAll('~', '~0').replaceAll('/', '~1').replace(/[{}]/g, encodeURIComponent)}/${method.toLowerCase()}`;
}

function verdict(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  const said = (error: ErrorObject) => `${what}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`;
  return (validate.errors ?? []).map(said);
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. */
function withNull(json: Json): void {
  if (json === null || typeof json !== 'object') return;
  for (const inner of Object.values(json)) withNull(inner);
  if (json.nullable !== true) return;
  delete json.nullable;
  if (typeof json.type === 'string') json.type = [json.type, 'null'];
  if (Array.isArray(json.enum)) json.enum = [...json.enum, null];
  if (json.type || Object.keys(json).length === 0) return;
  const rest = { ...json };
  for (const key of Object.keys(json)) delete json[key];
  json.anyOf = [{ type: 'null' }, rest];
}

const formats = {
  uri: /^[a-z]+:\/\/[^\s]+$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  email: /^[^@\s]+@[^@\s]+$/,
  'repo.nwo': /^[^/\s]+\/[^/\s]+$/,
  int64: true,
} as const;
